using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>Gives out OAuth tokens: <c>/oauth/tokens</c>, by the grants <c>client_credentials</c>, <c>authorization_code</c> and <c>refresh_token</c>.</summary>
internal static class GrantEndpoint
{
    /// <summary>What clients that were created from here on issue dies by itself.</summary>
    private static readonly DateTimeOffset ShortLivesBegin = new(2026, 4, 30, 0, 0, 0, TimeSpan.Zero);

    private const int UsualLifetime = 1800;

    public static void Map(ZendeskRoutes routes) => routes.MapOpen("POST", "oauth/tokens", call =>
    {
        var grant = new GrantRequest(call.Request);
        return grant.Require("grant_type") switch
        {
            "client_credentials" => ByClient(call, grant),
            "authorization_code" => ByCode(call, grant),
            "refresh_token" => ByRefreshToken(call, grant),
            _ => throw GrantErrors.UnsupportedGrant(),
        };
    });

    private static Answer ByClient(ZendeskCall call, GrantRequest grant)
    {
        var client = Authenticate(call, grant);
        return client.Confidential
            ? Issue(call, grant, client, client.UserId, grant.Scopes, withRefresh: false)
            : throw GrantErrors.InvalidClient();
    }

    private static Answer ByCode(ZendeskCall call, GrantRequest grant)
    {
        var code = call.State.Codes.Redeem(grant.Require("code")) ?? throw GrantErrors.InvalidGrant("The code is unknown, was used or has expired.");
        var client = Authenticate(call, grant, proved: code.Challenge is not null);
        if (code.ClientId != client.Id || code.RedirectUri != grant.Require("redirect_uri"))
        {
            throw GrantErrors.InvalidGrant("The code was given to another client or sent to another address.");
        }

        return code.Challenge is null || code.Challenge == ChallengeOf(grant.Require("code_verifier"))
            ? Issue(call, grant, client, code.UserId, code.Scopes, withRefresh: true)
            : throw GrantErrors.InvalidGrant("The code verifier does not fit.");
    }

    /// <summary>The old pair dies when the new one is issued.</summary>
    private static Answer ByRefreshToken(ZendeskCall call, GrantRequest grant)
    {
        var old = call.State.OAuthTokens.RecogniseRefresh(call.Account.Id, grant.Require("refresh_token"));
        var client = Authenticate(call, grant);
        if (old is null || old.RevokedAt is not null || old.RefreshExpiresAt <= call.State.Clock.Now || old.ClientId != client.Id)
        {
            throw GrantErrors.InvalidGrant("The refresh token is unknown, was used or has expired.");
        }

        call.Targets(old.Reference);
        call.State.OAuthTokens.Revoke(old.Id);
        call.Request.Changes.Add($"{old.Reference} revoked");
        return Issue(call, grant, client, old.UserId, grant.Scopes.Count > 0 ? grant.Scopes : old.Scopes, withRefresh: true);
    }

    /// <param name="call">The call.</param>
    /// <param name="grant">Its parameters.</param>
    /// <param name="proved">A challenge stands in for the secret.</param>
    private static OAuthClient Authenticate(ZendeskCall call, GrantRequest grant, bool proved = false)
    {
        var client = call.State.OAuthClients.Find(call.Account.Id, grant.Require("client_id")) ?? throw GrantErrors.InvalidClient();
        call.Request.Credential = client.Reference;
        var secret = grant["client_secret"];
        return secret is null ? !client.Confidential || proved ? client : throw GrantErrors.InvalidClient()
            : StoredSecret.HashOf(secret) == client.SecretHash ? client : throw GrantErrors.InvalidClient();
    }

    /// <summary>An unknown scope is no reason to refuse, unless the client's allowed ones are known; no scope is everything.</summary>
    private static Answer Issue(ZendeskCall call, GrantRequest grant, OAuthClient client, long user, IReadOnlyList<string> scopes, bool withRefresh)
    {
        // tokenguard:allow TG3001 the sandbox plays the provider
        scopes = scopes.Count > 0 ? scopes : client.AllowedScopes ?? ["read", "write"];
        if (client.AllowedScopes is { } allowed && scopes.FirstOrDefault(scope => !allowed.Contains(scope)) is { } outside)
        {
            throw GrantErrors.InvalidScope(outside);
        }

        var now = call.State.Clock.Now;
        var lifetime = grant.ExpiresIn ?? (client.CreatedAt >= ShortLivesBegin ? UsualLifetime : null);
        var value = call.State.Values.Next(TokenValues.OAuthToken);
        var refresh = withRefresh ? call.State.Values.Next(TokenValues.OAuthToken) : null;
        var id = call.State.OAuthTokens.Add(call.Account.Id, user, client.Id, value, new OAuthTokenSeed(call.Account.Subdomain, "")
        {
            Scopes = scopes,
            ExpiresAt = lifetime is { } seconds ? now.AddSeconds(seconds) : null,
            RefreshValue = refresh,
            RefreshExpiresAt = withRefresh ? now.AddSeconds(grant.RefreshExpiresIn) : null,
        });
        call.Targets(OAuthToken.ReferenceTo(id));
        call.Request.Changes.Add($"{OAuthToken.ReferenceTo(id)} created");
        return Answer.Json(StatusCodes.Status201Created, new JsonObject
        {
            ["access_token"] = value,
            ["refresh_token"] = refresh,
            ["token_type"] = "bearer",
            ["scope"] = string.Join(' ', scopes),
            ["expires_in"] = lifetime,
            ["refresh_token_expires_in"] = withRefresh ? grant.RefreshExpiresIn : null,
        });
    }

    private static string ChallengeOf(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
