using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.Storage;

/// <summary>Asks the tables, past all endpoints, which credentials are alive.</summary>
internal static class CredentialQuery
{
    public static List<CredentialState> All(Database database, DateTimeOffset now)
    {
        var tokensWork = now < ApiTokenRetirement.End;
        return database.Query(
            $"""
            SELECT 'api_token' AS kind, t.id AS id, a.subdomain AS account, t.visible AS visible,
                t.active AND t.deleted_at IS NULL AND a.token_access AND {tokensWork} AS live
                FROM api_tokens t JOIN accounts a ON a.id = t.account_id
            UNION ALL SELECT 'oauth_client', c.id, a.subdomain, c.visible, c.deleted_at IS NULL
                FROM oauth_clients c JOIN accounts a ON a.id = c.account_id
            UNION ALL SELECT 'oauth_token', t.id, a.subdomain, t.visible, t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > {now})
                FROM oauth_tokens t JOIN accounts a ON a.id = t.account_id
            UNION ALL SELECT provider || '_token', id, provider, visible, revoked_at IS NULL AND (expires_at IS NULL OR expires_at > {now})
                FROM stand_in_tokens
            ORDER BY kind, id
            """,
            row => new CredentialState($"{row.Text("kind")}:{row.Integer("id")}", row.Text("account"), row.Text("visible"), row.Flag("live")));
    }
}
