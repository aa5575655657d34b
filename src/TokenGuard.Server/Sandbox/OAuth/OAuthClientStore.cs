using TokenGuard.Server.Sandbox.Storage;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>The OAuth clients of all accounts.</summary>
internal sealed class OAuthClientStore(Database database, SandboxClock clock)
{
    public long Add(long account, long owner, string value, OAuthClientSeed seed)
    {
        var secret = StoredSecret.Of(value);
        var created = seed.CreatedAt ?? clock.Now;
        return database.Insert($"""
            INSERT INTO oauth_clients (account_id, identifier, name, company, description, kind, redirect_uris, is_global, hash, visible, user_id,
                allowed_scopes, created_at, updated_at)
            VALUES ({account}, {seed.Identifier}, {seed.Name ?? seed.Identifier}, {seed.Company}, {seed.Description},
                {(seed.Confidential ? "confidential" : "public")}, {seed.RedirectUris}, {seed.Global}, {secret.Hash}, {secret.Visible}, {owner},
                {seed.AllowedScopes}, {created}, {created})
            """);
    }

    public IReadOnlyList<OAuthClient> List(long account, bool global) => database.Query(
        $"SELECT * FROM oauth_clients WHERE account_id = {account} AND is_global = {global} AND deleted_at IS NULL ORDER BY id", Read);

    public OAuthClient? Find(long account, long id) =>
        database.Find($"SELECT * FROM oauth_clients WHERE account_id = {account} AND id = {id} AND deleted_at IS NULL", Read);

    public OAuthClient? Find(long account, string identifier) =>
        database.Find($"SELECT * FROM oauth_clients WHERE account_id = {account} AND identifier = {identifier} AND deleted_at IS NULL", Read);

    public void Change(OAuthClient client) => database.Execute($"""
        UPDATE oauth_clients SET name = {client.Name}, company = {client.Company}, description = {client.Description},
            redirect_uris = {client.RedirectUris}, allowed_scopes = {client.AllowedScopes}, updated_at = {clock.Now}
        WHERE id = {client.Id}
        """);

    public void ChangeSecret(long id, string value)
    {
        var secret = StoredSecret.Of(value);
        database.Execute($"UPDATE oauth_clients SET hash = {secret.Hash}, visible = {secret.Visible}, updated_at = {clock.Now} WHERE id = {id}");
    }

    /// <summary>No source says whether a real client takes its tokens along; this one does.</summary>
    public void Delete(long id)
    {
        database.Execute($"UPDATE oauth_clients SET deleted_at = {clock.Now} WHERE id = {id}");
        database.Execute($"UPDATE oauth_tokens SET revoked_at = {clock.Now} WHERE client_id = {id} AND revoked_at IS NULL");
    }

    private static OAuthClient Read(Row row) => new()
    {
        Id = row.Integer("id"),
        Identifier = row.Text("identifier"),
        Name = row.Text("name"),
        Company = row.TextOrNull("company"),
        Description = row.TextOrNull("description"),
        Confidential = row.Text("kind") == "confidential",
        RedirectUris = row.Words("redirect_uris"),
        Global = row.Flag("is_global"),
        SecretHash = row.Text("hash"),
        SecretVisible = row.Text("visible"),
        UserId = row.Integer("user_id"),
        AllowedScopes = row.WordsOrNull("allowed_scopes"),
        CreatedAt = row.Time("created_at"),
        UpdatedAt = row.Time("updated_at"),
    };
}
