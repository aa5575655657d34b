using TokenGuard.Server.Sandbox.Storage;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The authorization codes that were given out and not yet redeemed.</summary>
internal sealed class AuthorizationCodeStore(Database database, SandboxClock clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);

    public void Add(string value, OAuthClient client, long user, IReadOnlyList<string> scopes, string redirectUri, string? challenge) => database.Execute($"""
        INSERT INTO authorization_codes (hash, client_id, user_id, scopes, redirect_uri, challenge, expires_at)
        VALUES ({StoredSecret.HashOf(value)}, {client.Id}, {user}, {scopes}, {redirectUri}, {challenge}, {clock.Now + Lifetime})
        """);

    /// <summary>Takes a code out: it works once.</summary>
    public AuthorizationCode? Redeem(string value)
    {
        var hash = StoredSecret.HashOf(value);
        var code = database.Find($"SELECT * FROM authorization_codes WHERE hash = {hash}", row => new AuthorizationCode(
            row.Integer("client_id"),
            row.Integer("user_id"),
            row.Words("scopes"),
            row.Text("redirect_uri"),
            row.TextOrNull("challenge"),
            row.Time("expires_at")));
        database.Execute($"DELETE FROM authorization_codes WHERE hash = {hash}");
        return code is not null && code.ExpiresAt > clock.Now ? code : null;
    }
}
