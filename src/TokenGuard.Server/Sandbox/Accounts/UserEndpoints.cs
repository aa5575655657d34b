using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>The users: <c>users</c>, <c>users/me</c> and <c>users/{id}</c>.</summary>
internal static class UserEndpoints
{
    private const string Resource = "users";

    public static void Map(ZendeskRoutes routes)
    {
        routes.Map("GET", "users/me", new(Permission.Everybody, Resource), Me);
        routes.Map("GET", "users", new(Permission.Staff, Resource), List);
        routes.Map("GET", "users/{id}", new(Permission.SignedIn, Resource), Show);
    }

    /// <summary>Answers callers without a credential too, as somebody without an id.</summary>
    private static Answer Me(ZendeskCall call)
    {
        var user = call.Caller.User?.ToJson() ?? User.Anonymous();
        user["authenticity_token"] = Guid.NewGuid().ToString("N");
        return Answer.Json(StatusCodes.Status200OK, new JsonObject { ["user"] = user });
    }

    private static Answer List(ZendeskCall call) =>
        Paging.Page(call, "users", [.. call.State.Accounts.Users(call.Account.Id).Select(user => user.ToJson())]);

    private static Answer Show(ZendeskCall call)
    {
        if (call.Id != call.User.Id && !call.Caller.Has(Permission.Staff))
        {
            return ZendeskErrors.MissingRole();
        }

        return call.State.Accounts.FindUser(call.Account.Id, call.Id) is { } user
            ? Answer.Json(StatusCodes.Status200OK, new JsonObject { ["user"] = user.ToJson() })
            : ZendeskErrors.UnknownRecord();
    }
}
