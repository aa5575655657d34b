using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>Any server by the standards: token revocation (RFC 7009) and introspection (RFC 7662).</summary>
internal static class OAuthServerEndpoints
{
    private const string Client = "client";

    public static void Map(StandInRoutes routes)
    {
        routes.Map("POST", "/oauth-server/revoke", (tokens, request) => ForClients(tokens, request, Revoke));
        routes.Map("POST", "/oauth-server/introspect", (tokens, request) => ForClients(tokens, request, Introspect));
    }

    /// <summary>Clients show their secret as Basic or in the form.</summary>
    private static Answer ForClients(StandInStore tokens, SandboxRequest request, Func<StandInStore, SandboxRequest, string, Answer> endpoint)
    {
        var (id, secret) = request.Basic() ?? (Field(request, "client_id") ?? "", Field(request, "client_secret") ?? "");
        if (tokens.Authenticate(request, StandInStore.OAuthServer, secret) is not { Kind: Client } client || client.Owner != id || !tokens.IsLive(client))
        {
            return Error(StatusCodes.Status401Unauthorized, "invalid_client").With("WWW-Authenticate", "Basic realm=\"oauth-server\"");
        }

        return Field(request, "token") is { Length: > 0 } token
            ? endpoint(tokens, request, token)
            : Error(StatusCodes.Status400BadRequest, "invalid_request");
    }

    /// <summary>200 also for what is unknown or dead already, as the standard wants it.</summary>
    private static Answer Revoke(StandInStore tokens, SandboxRequest request, string value)
    {
        if (Field(request, "token_type_hint") is not (null or "access_token" or "refresh_token"))
        {
            return Error(StatusCodes.Status400BadRequest, "unsupported_token_type");
        }

        if (tokens.Recognise(StandInStore.OAuthServer, value) is { Kind: not Client } token)
        {
            tokens.Revoke(request, token);
        }

        return Answer.Empty(StatusCodes.Status200OK);
    }

    private static Answer Introspect(StandInStore tokens, SandboxRequest request, string value)
    {
        if (tokens.Recognise(StandInStore.OAuthServer, value) is not { Kind: not Client } token || !tokens.IsLive(token))
        {
            return Answer.Json(StatusCodes.Status200OK, new JsonObject { ["active"] = false });
        }

        request.Targets.Add(token.Reference);
        var body = new JsonObject
        {
            ["active"] = true,
            ["scope"] = string.Join(' ', token.Scopes),
            ["username"] = token.Owner,
            ["token_type"] = token.Kind,
            ["iat"] = token.CreatedAt.ToUnixTimeSeconds(),
        };
        if (token.ExpiresAt is { } end)
        {
            body["exp"] = end.ToUnixTimeSeconds();
        }

        return Answer.Json(StatusCodes.Status200OK, body);
    }

    private static string? Field(SandboxRequest request, string name) => request.Form().TryGetValue(name, out var value) ? value.ToString() : null;

    private static Answer Error(int status, string error) => Answer.Json(status, new JsonObject { ["error"] = error });
}
