using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>How a grant is refused.</summary>
internal static class GrantErrors
{
    public static RefusalException InvalidClient() => Refuse(StatusCodes.Status401Unauthorized, "invalid_client", "Client authentication failed.");

    public static RefusalException InvalidGrant(string description) => Refuse(StatusCodes.Status400BadRequest, "invalid_grant", description);

    public static RefusalException InvalidRequest(string description) => Refuse(StatusCodes.Status400BadRequest, "invalid_request", description);

    public static RefusalException InvalidScope(string scope) =>
        Refuse(StatusCodes.Status400BadRequest, "invalid_scope", $"The scope {scope} is outside of what this client may ask for.");

    public static RefusalException UnsupportedGrant() =>
        Refuse(StatusCodes.Status400BadRequest, "unsupported_grant_type", "The grant type is not supported.");

    private static RefusalException Refuse(int status, string error, string description) =>
        new(Answer.Json(status, new JsonObject { ["error"] = error, ["error_description"] = description }));
}
