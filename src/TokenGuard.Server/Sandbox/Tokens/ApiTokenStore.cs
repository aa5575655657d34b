using TokenGuard.Server.Sandbox.Storage;

namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>The API tokens of all accounts; deleted ones are remembered, so that the log can name them.</summary>
internal sealed class ApiTokenStore(Database database, SandboxClock clock)
{
    public long Add(long account, long creator, string value, ApiTokenSeed seed)
    {
        var secret = StoredSecret.Of(value);
        var created = seed.CreatedAt ?? clock.Now;
        DateTimeOffset? deactivated = seed.Active ? null : seed.DeactivatedAt ?? clock.Now;
        return database.Insert($"""
            INSERT INTO api_tokens (account_id, hash, visible, description, active, created_at, updated_at, last_used, user_id, deactivated_at)
            VALUES ({account}, {secret.Hash}, {secret.Visible}, {seed.Description}, {seed.Active}, {created}, {deactivated ?? created}, {seed.LastUsed}, {creator}, {deactivated})
            """);
    }

    public IReadOnlyList<ApiToken> List(long account) =>
        database.Query($"SELECT * FROM api_tokens WHERE account_id = {account} AND deleted_at IS NULL ORDER BY id", Read);

    public ApiToken? Find(long account, long id) =>
        database.Find($"SELECT * FROM api_tokens WHERE account_id = {account} AND id = {id} AND deleted_at IS NULL", Read);

    /// <summary>Whose value it is, and whether that token is active and not deleted; null if no token ever had it.</summary>
    public (long Id, bool Active)? Recognise(long account, string value)
    {
        var known = database.Query(
            $"SELECT id, active AND deleted_at IS NULL AS live FROM api_tokens WHERE account_id = {account} AND hash = {StoredSecret.HashOf(value)} ORDER BY live DESC, id DESC",
            row => (row.Integer("id"), row.Flag("live")));
        return known.Count > 0 ? known[0] : null;
    }

    public void NoteUse(long id) => database.Execute($"UPDATE api_tokens SET last_used = {clock.Now} WHERE id = {id}");

    public void Describe(long id, string? description) =>
        database.Execute($"UPDATE api_tokens SET description = {description}, updated_at = {clock.Now} WHERE id = {id}");

    public void SetActive(long id, bool active)
    {
        DateTimeOffset? deactivated = active ? null : clock.Now;
        database.Execute($"UPDATE api_tokens SET active = {active}, deactivated_at = {deactivated}, updated_at = {clock.Now} WHERE id = {id}");
    }

    public void Delete(long id) => database.Execute($"UPDATE api_tokens SET deleted_at = {clock.Now} WHERE id = {id}");

    /// <summary>What the provider does by night since the retirement began: idle tokens are deactivated, long inactive ones erased.</summary>
    public void Retire()
    {
        var now = clock.Now;
        if (now < ApiTokenRetirement.Begin)
        {
            return;
        }

        database.Execute($"UPDATE api_tokens SET deleted_at = {now} WHERE deleted_at IS NULL AND deactivated_at <= {now - ApiTokenRetirement.KeptInactive}");
        database.Execute($"""
            UPDATE api_tokens SET active = 0, deactivated_at = {now}, updated_at = {now}
            WHERE active = 1 AND deleted_at IS NULL AND COALESCE(last_used, created_at) <= {now - ApiTokenRetirement.LongestIdle}
            """);
    }

    private static ApiToken Read(Row row) => new()
    {
        Id = row.Integer("id"),
        Visible = row.Text("visible"),
        Description = row.TextOrNull("description"),
        Active = row.Flag("active"),
        CreatedAt = row.Time("created_at"),
        UpdatedAt = row.Time("updated_at"),
        LastUsed = row.TimeOrNull("last_used"),
        UserId = row.Integer("user_id"),
    };
}
