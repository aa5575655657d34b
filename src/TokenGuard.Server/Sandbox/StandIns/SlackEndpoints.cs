using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>Of Slack: <c>auth.test</c> and <c>auth.revoke</c>, which answer 200 to everything and say <c>ok</c> or not.</summary>
internal static class SlackEndpoints
{
    public static void Map(StandInRoutes routes)
    {
        foreach (var method in new[] { "GET", "POST" })
        {
            routes.Map(method, "/slack/api/auth.test", Test);
            routes.Map(method, "/slack/api/auth.revoke", Revoke);
        }
    }

    private static Answer Test(StandInStore tokens, SandboxRequest request)
    {
        var token = Caller(tokens, request);
        return token is null || !tokens.IsLive(token)
            ? Refusal(token)
            : Ok(new()
            {
                ["url"] = "https://demo.slack.com/",
                ["team"] = "Demo",
                ["team_id"] = "T00000001",
                ["user"] = token.Owner,
                ["user_id"] = $"U{token.Id}",
            }).With("x-oauth-scopes", string.Join(',', token.Scopes));
    }

    private static Answer Revoke(StandInStore tokens, SandboxRequest request)
    {
        var token = Caller(tokens, request);
        if (token is null || !tokens.IsLive(token))
        {
            return Refusal(token);
        }

        var rehearsal = (request.QueryValue("test") ?? Field(request, "test")) is "1" or "true";
        if (!rehearsal)
        {
            tokens.Revoke(request, token);
        }

        return Ok(new() { ["revoked"] = !rehearsal });
    }

    private static StandInToken? Caller(StandInStore tokens, SandboxRequest request) =>
        tokens.Authenticate(request, StandInStore.Slack, request.Bearer() ?? Field(request, "token"));

    private static string? Field(SandboxRequest request, string name) => request.Form().TryGetValue(name, out var value) ? value.ToString() : null;

    private static Answer Ok(JsonObject body)
    {
        body.Insert(0, "ok", true);
        return Answer.Json(StatusCodes.Status200OK, body);
    }

    private static Answer Refusal(StandInToken? token) => Answer.Json(StatusCodes.Status200OK, new JsonObject
    {
        ["ok"] = false,
        ["error"] = token switch { null => "invalid_auth", { RevokedAt: not null } => "token_revoked", _ => "token_expired" },
    });
}
