using System.Globalization;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Audit;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The OAuth tokens of an account: <c>oauth/tokens</c>, by id and as <c>current</c>.</summary>
internal static class OAuthTokenEndpoints
{
    public static void Map(ZendeskRoutes routes)
    {
        var signedIn = new EndpointRule(Permission.SignedIn);
        routes.Map("GET", "oauth/tokens", signedIn, List);
        routes.Map("POST", "oauth/tokens", new(Permission.Admin), Create);
        routes.Map("GET", "oauth/tokens/current", signedIn, call => One(StatusCodes.Status200OK, call, Current(call)));
        routes.Map("DELETE", "oauth/tokens/current", signedIn, DeleteCurrent);
        routes.Map("GET", "oauth/tokens/{id}", signedIn, call => One(StatusCodes.Status200OK, call, Find(call)));
        routes.Map("DELETE", "oauth/tokens/{id}", signedIn, call => Revoke(call, Find(call)));
    }

    private static Answer List(ZendeskCall call)
    {
        var all = call.Request.QueryValue("all") == "true";
        if (all && !call.Caller.Has(Permission.Admin))
        {
            return ZendeskErrors.MissingRole();
        }

        var client = NumberOf(call, "client_id") ?? NumberOf(call, "global_client_id");
        return Paging.Page(call, "tokens",
        [
            .. call.State.OAuthTokens.List(call.Account.Id)
                .Where(token => (all || token.UserId == call.User.Id) && (client is null || token.ClientId == client))
                .Select(token => token.ToJson(UrlOf(call, token))),
        ]);
    }

    /// <summary>What is made so has no refresh token and never expires.</summary>
    private static Answer Create(ZendeskCall call)
    {
        var body = call.Body("token");
        var client = body["client_id"] is JsonValue number && number.TryGetValue(out long id) ? call.State.OAuthClients.Find(call.Account.Id, id) : null;
        if (client is null)
        {
            return ZendeskErrors.Invalid("client_id", "Client: is invalid", "InvalidValue");
        }

        var value = call.State.Values.Next(TokenValues.OAuthToken);
        var scopes = ZendeskCall.TextsOf(body, "scopes") ?? [];
        var token = call.State.OAuthTokens.Find(call.Account.Id, call.State.OAuthTokens.Add(
            call.Account.Id, call.User.Id, client.Id, value, new OAuthTokenSeed(call.Account.Subdomain, call.User.Email) { Scopes = scopes }))!;
        call.Targets(token.Reference);
        call.Did($"{token.Reference} created", new AuditEntry("create", "oauth_token", token.Id, client.Name, $"Scopes: {string.Join(' ', scopes)}"));
        var json = token.ToJson(UrlOf(call, token));
        json["full_token"] = value;
        return Answer.Json(StatusCodes.Status201Created, new JsonObject { ["token"] = json });
    }

    private static Answer DeleteCurrent(ZendeskCall call)
    {
        var token = Current(call);
        return call.Request.Take(QuirkName.DeleteCurrentWithoutEffect) is not null ? Answer.Empty(StatusCodes.Status204NoContent) : Revoke(call, token);
    }

    private static Answer Revoke(ZendeskCall call, OAuthToken token)
    {
        call.Revoke(() =>
        {
            call.State.OAuthTokens.Revoke(token.Id);
            call.Did($"{token.Reference} revoked", new AuditEntry("destroy", "oauth_token", token.Id, token.Visible, "Revoked"));
        });
        return Answer.Empty(StatusCodes.Status204NoContent);
    }

    /// <summary>The token itself, which only one who came with it has.</summary>
    private static OAuthToken Current(ZendeskCall call)
    {
        var token = call.Caller.OAuth ?? throw new RefusalException(ZendeskErrors.UnknownRecord());
        call.Targets(token.Reference);
        return token;
    }

    /// <summary>Administrators see all of the account's tokens, others their own.</summary>
    private static OAuthToken Find(ZendeskCall call)
    {
        call.Targets(OAuthToken.ReferenceTo(call.Id));
        return call.State.OAuthTokens.Find(call.Account.Id, call.Id) is { } token && (token.UserId == call.User.Id || call.Caller.Has(Permission.Admin))
            ? token
            : throw new RefusalException(ZendeskErrors.UnknownRecord());
    }

    private static long? NumberOf(ZendeskCall call, string name) =>
        long.TryParse(call.Request.QueryValue(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string UrlOf(ZendeskCall call, OAuthToken token) => call.Url($"oauth/tokens/{token.Id}.json");

    private static Answer One(int status, ZendeskCall call, OAuthToken token) =>
        Answer.Json(status, new JsonObject { ["token"] = token.ToJson(UrlOf(call, token)) });
}
