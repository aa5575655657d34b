using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.Access;

/// <summary>Finds out who calls, and notes that the credential was used.</summary>
internal sealed class Authenticator(AccountStore accounts, ApiTokenStore apiTokens, OAuthTokenStore oauthTokens, SandboxClock clock)
{
    private const string Suffix = "/token";

    /// <exception cref="RefusalException">There is a credential, and it is no good.</exception>
    public Caller Authenticate(Account account, SandboxRequest request)
    {
        if (string.IsNullOrEmpty(request.Authorization))
        {
            return new Caller(null, null);
        }

        return request.Bearer() is { } value ? ByOAuthToken(account, value, request) : ByApiToken(account, request);
    }

    private Caller ByApiToken(Account account, SandboxRequest request)
    {
        var basic = request.Basic();
        var known = basic is { } sent ? apiTokens.Recognise(account.Id, sent.Password) : null;
        request.Credential = known is { } token ? ApiToken.ReferenceTo(token.Id) : null;

        // Passwords are no longer taken: the address must end with the suffix.
        if (basic is not { } login || !login.User.EndsWith(Suffix, StringComparison.Ordinal)
            || known is not { Active: true } live || !account.TokenAccess || clock.Now >= ApiTokenRetirement.End
            || accounts.FindUser(account.Id, login.User[..^Suffix.Length]) is not { MaySignIn: true } user)
        {
            throw new RefusalException(ZendeskErrors.Unauthenticated());
        }

        apiTokens.NoteUse(live.Id);
        return new Caller(user, null);
    }

    private Caller ByOAuthToken(Account account, string value, SandboxRequest request)
    {
        var token = oauthTokens.Recognise(account.Id, value);
        request.Credential = token?.Reference ?? (apiTokens.Recognise(account.Id, value) is { } other ? ApiToken.ReferenceTo(other.Id) : null);
        if (token is null || !token.IsLive(clock.Now) || accounts.FindUser(account.Id, token.UserId) is not { MaySignIn: true } user)
        {
            throw new RefusalException(ZendeskErrors.InvalidToken());
        }

        oauthTokens.NoteUse(token.Id);
        var used = token with { UsedAt = clock.Now };
        return new Caller(request.Header("X-On-Behalf-Of") is { } email ? Impersonated(account, user, used, email) : user, used);
    }

    /// <summary>Administrators may act for end users, with a token that says so.</summary>
    private User Impersonated(Account account, User user, OAuthToken token, string email)
    {
        if (!token.Scopes.Contains("impersonate"))
        {
            throw new RefusalException(ZendeskErrors.MissingScopes(["impersonate"]));
        }

        return user.Role == UserRole.Admin && accounts.FindUser(account.Id, email) is { Role: UserRole.EndUser, MaySignIn: true } other
            ? other
            : throw new RefusalException(ZendeskErrors.MissingRole());
    }
}
