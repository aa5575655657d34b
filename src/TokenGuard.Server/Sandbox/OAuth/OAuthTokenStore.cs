using TokenGuard.Server.Sandbox.Storage;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The OAuth tokens of all accounts; revoked ones are remembered, so that the log can name them.</summary>
internal sealed class OAuthTokenStore(Database database, SandboxClock clock)
{
    public long Add(long account, long user, long client, string value, OAuthTokenSeed seed)
    {
        var secret = StoredSecret.Of(value);
        var refresh = seed.RefreshValue is null ? null : StoredSecret.Of(seed.RefreshValue);
        return database.Insert($"""
            INSERT INTO oauth_tokens (account_id, user_id, client_id, hash, visible, scopes, refresh_hash, refresh_visible, created_at, expires_at,
                refresh_expires_at, used_at)
            VALUES ({account}, {user}, {client}, {secret.Hash}, {secret.Visible}, {seed.Scopes}, {refresh?.Hash}, {refresh?.Visible},
                {seed.CreatedAt ?? clock.Now}, {seed.ExpiresAt}, {seed.RefreshExpiresAt}, {seed.UsedAt})
            """);
    }

    public IReadOnlyList<OAuthToken> List(long account) =>
        database.Query($"SELECT * FROM oauth_tokens WHERE account_id = {account} AND revoked_at IS NULL ORDER BY id", Read);

    public OAuthToken? Find(long account, long id) =>
        database.Find($"SELECT * FROM oauth_tokens WHERE account_id = {account} AND id = {id} AND revoked_at IS NULL", Read);

    /// <summary>Whose value it is, dead or alive; null if no token ever had it.</summary>
    public OAuthToken? Recognise(long account, string value) => database.Find(
        $"SELECT * FROM oauth_tokens WHERE account_id = {account} AND hash = {StoredSecret.HashOf(value)} ORDER BY revoked_at IS NOT NULL, id DESC", Read);

    /// <summary>The token that a refresh token belongs to, dead or alive.</summary>
    public OAuthToken? RecogniseRefresh(long account, string value) => database.Find(
        $"SELECT * FROM oauth_tokens WHERE account_id = {account} AND refresh_hash = {StoredSecret.HashOf(value)} ORDER BY id DESC", Read);

    public void NoteUse(long id) => database.Execute($"UPDATE oauth_tokens SET used_at = {clock.Now} WHERE id = {id}");

    public void Revoke(long id) => database.Execute($"UPDATE oauth_tokens SET revoked_at = {clock.Now} WHERE id = {id} AND revoked_at IS NULL");

    private static OAuthToken Read(Row row) => new()
    {
        Id = row.Integer("id"),
        UserId = row.Integer("user_id"),
        ClientId = row.Integer("client_id"),
        Visible = row.Text("visible"),
        Scopes = row.Words("scopes"),
        RefreshVisible = row.TextOrNull("refresh_visible"),
        CreatedAt = row.Time("created_at"),
        ExpiresAt = row.TimeOrNull("expires_at"),
        RefreshExpiresAt = row.TimeOrNull("refresh_expires_at"),
        UsedAt = row.TimeOrNull("used_at"),
        RevokedAt = row.TimeOrNull("revoked_at"),
    };
}
