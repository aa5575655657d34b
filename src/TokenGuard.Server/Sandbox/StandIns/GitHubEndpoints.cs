using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>Of GitHub: who a token is, and the revocation of up to a thousand tokens by anybody who has them.</summary>
internal static class GitHubEndpoints
{
    private const int MostAtOnce = 1000;

    public static void Map(StandInRoutes routes)
    {
        routes.Map("GET", "/github/user", User);
        routes.Map("POST", "/github/credentials/revoke", Revoke);
    }

    private static Answer User(StandInStore tokens, SandboxRequest request)
    {
        if (tokens.Authenticate(request, StandInStore.GitHub, request.Bearer() ?? request.Bearer("token")) is not { } token || !tokens.IsLive(token))
        {
            return Message(StatusCodes.Status401Unauthorized, "Bad credentials");
        }

        var answer = Answer.Json(StatusCodes.Status200OK, new JsonObject { ["login"] = token.Owner, ["id"] = token.Id, ["type"] = "User" });
        return answer.With("X-OAuth-Scopes", string.Join(", ", token.Scopes));
    }

    /// <summary>The answer says only that the list was taken, whatever is in it; a caller with a credential of its own is refused.</summary>
    private static Answer Revoke(StandInStore tokens, SandboxRequest request)
    {
        if (!string.IsNullOrEmpty(request.Authorization))
        {
            return Message(StatusCodes.Status403Forbidden, "This endpoint takes unauthenticated calls only");
        }

        if (request.Json()?["credentials"] is not JsonArray { Count: > 0 and <= MostAtOnce } list
            || !list.All(item => item is JsonValue value && value.TryGetValue(out string? _)))
        {
            return Message(StatusCodes.Status422UnprocessableEntity, $"credentials must be a list of 1 to {MostAtOnce} texts");
        }

        foreach (var token in list.Select(item => tokens.Recognise(StandInStore.GitHub, (string)item!)).OfType<StandInToken>())
        {
            tokens.Revoke(request, token);
        }

        return Answer.Json(StatusCodes.Status202Accepted, new JsonObject());
    }

    private static Answer Message(int status, string message) => Answer.Json(status, new JsonObject { ["message"] = message });
}
