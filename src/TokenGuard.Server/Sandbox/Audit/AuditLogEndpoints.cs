using System.Globalization;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Audit;

/// <summary>The audit log of accounts whose plan has one: <c>audit_logs</c>.</summary>
internal static class AuditLogEndpoints
{
    /// <summary>Filters that are compared with the event's field of the same name.</summary>
    private static readonly string[] Filters = ["source_type", "source_id", "actor_id", "ip_address", "action"];

    public static void Map(ZendeskRoutes routes)
    {
        var rule = new EndpointRule(Permission.Admin, "auditlogs");
        routes.Map("GET", "audit_logs", rule, call => Paging.Page(call, "audit_logs", [.. Events(call).Where(entry => IsAskedFor(call.Request, entry))]));
        routes.Map("GET", "audit_logs/{id}", rule, Show);
    }

    private static Answer Show(ZendeskCall call) => Events(call).FirstOrDefault(entry => (long)entry["id"]! == call.Id) is { } found
        ? Answer.Json(StatusCodes.Status200OK, new JsonObject { ["audit_log"] = found })
        : ZendeskErrors.UnknownRecord();

    private static IReadOnlyList<JsonObject> Events(ZendeskCall call) => call.Account.Enterprise
        ? call.State.Audit.List(call.Account.Id, call.Url("audit_logs"))
        : throw new RefusalException(ZendeskErrors.MissingRole());

    private static bool IsAskedFor(SandboxRequest request, JsonObject entry) =>
        Filters.All(name => request.QueryValue($"filter[{name}]") is not { } wanted || entry[name]!.ToString() == wanted)
        && IsWithin(request.Query["filter[created_at]"], (string)entry["created_at"]!);

    /// <summary>Given twice: the start and the end.</summary>
    private static bool IsWithin(IReadOnlyList<string?> limits, string time) =>
        limits is not [{ } from, { } to] || (Parse(from) <= Parse(time) && Parse(time) <= Parse(to));

    private static DateTimeOffset Parse(string time) => DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
        ? parsed
        : throw new RefusalException(ZendeskErrors.Invalid("created_at", "created_at: is no time", "InvalidValue"));
}
