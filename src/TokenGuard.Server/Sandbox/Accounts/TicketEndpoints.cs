using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>Two tickets that never change: enough to see whether a token reads tickets.</summary>
internal static class TicketEndpoints
{
    private static readonly string[] Subjects = ["The printer is on fire", "How do I change my address?"];

    public static void Map(ZendeskRoutes routes)
    {
        routes.Map("GET", "tickets", new(Permission.Staff, "tickets"), call => Paging.Page(call, "tickets", [.. Subjects.Select((_, i) => Ticket(call, i + 1))]));
        routes.Map("GET", "tickets/{id}", new(Permission.Staff, "tickets"), Show);
        routes.Map("POST", "requests", new(Permission.Everybody, "requests"), CreateRequest);
    }

    private static Answer Show(ZendeskCall call) => call.Id >= 1 && call.Id <= Subjects.Length
        ? Answer.Json(StatusCodes.Status200OK, new JsonObject { ["ticket"] = Ticket(call, (int)call.Id) })
        : ZendeskErrors.UnknownRecord();

    /// <summary>Anybody may ask for help; without a credential the body must say who.</summary>
    private static Answer CreateRequest(ZendeskCall call)
    {
        var body = call.Body("request");
        return call.Caller.User is null && body["requester"] is not JsonObject
            ? ZendeskErrors.Invalid("requester", "Requester: cannot be blank", "BlankValue")
            : Answer.Json(StatusCodes.Status201Created, new JsonObject { ["request"] = new JsonObject { ["id"] = Subjects.Length + 1, ["status"] = "new" } });
    }

    private static JsonObject Ticket(ZendeskCall call, int number) => new()
    {
        ["id"] = number,
        ["url"] = call.Url($"tickets/{number}.json"),
        ["subject"] = Subjects[number - 1],
        ["status"] = "open",
        ["created_at"] = WireTime.Write(call.Account.CreatedAt),
        ["updated_at"] = WireTime.Write(call.Account.CreatedAt),
    };
}
