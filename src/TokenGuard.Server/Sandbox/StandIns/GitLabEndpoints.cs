using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>Of GitLab: what a personal access token says of itself, and its end by itself.</summary>
internal static class GitLabEndpoints
{
    private const string Self = "/gitlab/api/v4/personal_access_tokens/self";

    public static void Map(StandInRoutes routes)
    {
        routes.Map("GET", Self, Show);
        routes.Map("DELETE", Self, Revoke);
    }

    /// <summary>A token that may not read the API is alive, and told so with 403.</summary>
    private static Answer Show(StandInStore tokens, SandboxRequest request)
    {
        if (Caller(tokens, request) is not { } token)
        {
            return Unauthorized();
        }

        return token.Scopes.Contains("api") || token.Scopes.Contains("read_api")
            ? Answer.Json(StatusCodes.Status200OK, new JsonObject
            {
                ["id"] = token.Id,
                ["name"] = token.Owner,
                ["revoked"] = false,
                ["active"] = true,
                ["user_id"] = 1,
                ["scopes"] = new JsonArray([.. token.Scopes.Select(scope => (JsonNode)scope)]),
                ["created_at"] = WireTime.Write(token.CreatedAt),
                ["last_used_at"] = WireTime.Write(token.UsedAt),
                ["expires_at"] = WireTime.Write(token.ExpiresAt)?[..10],
            })
            : Answer.Json(StatusCodes.Status403Forbidden, new JsonObject
            {
                ["error"] = "insufficient_scope",
                ["error_description"] = "The request requires higher privileges than provided by the access token.",
                // tokenguard:allow TG3001 the sandbox plays the provider
                ["scope"] = "api read_api",
            });
    }

    private static Answer Revoke(StandInStore tokens, SandboxRequest request)
    {
        if (Caller(tokens, request) is not { } token)
        {
            return Unauthorized();
        }

        tokens.Revoke(request, token);
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    private static StandInToken? Caller(StandInStore tokens, SandboxRequest request) =>
        tokens.Authenticate(request, StandInStore.GitLab, request.Header("PRIVATE-TOKEN") ?? request.Bearer()) is { } token && tokens.IsLive(token) ? token : null;

    private static Answer Unauthorized() => Answer.Json(StatusCodes.Status401Unauthorized, new JsonObject { ["message"] = "401 Unauthorized" });
}
