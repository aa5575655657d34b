using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>Where a browser asks a user: <c>/oauth/authorizations/new</c>. Here the account's first administrator agrees at once.</summary>
internal static class AuthorizePage
{
    public static void Map(ZendeskRoutes routes) => routes.MapOpen("GET", "oauth/authorizations/new", Agree);

    private static Answer Agree(ZendeskCall call)
    {
        var request = call.Request;
        var redirect = request.QueryValue("redirect_uri") ?? "";
        if (request.QueryValue("response_type") != "code"
            || call.State.OAuthClients.Find(call.Account.Id, request.QueryValue("client_id") ?? "") is not { } client
            || !client.RedirectUris.Contains(redirect))
        {
            return Answer.Html(StatusCodes.Status400BadRequest, "The client, its address or the kind of answer is unknown");
        }

        var code = call.State.Values.Next(TokenValues.OAuthToken);
        var user = call.State.Accounts.Users(call.Account.Id).First(user => user is { Role: UserRole.Admin, MaySignIn: true });
        var scopes = (request.QueryValue("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        call.State.Codes.Add(code, client, user.Id, scopes, redirect, request.QueryValue("code_challenge"));
        var state = request.QueryValue("state") is { } sent ? $"&state={Uri.EscapeDataString(sent)}" : "";
        return Answer.Empty(StatusCodes.Status302Found).With("Location", $"{redirect}{(redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={code}{state}");
    }
}
