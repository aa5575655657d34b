using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.Storage;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>The tokens of all stand-ins; revoked ones are remembered.</summary>
internal sealed class StandInStore(Database database, SandboxClock clock)
{
    public const string GitHub = "github";
    public const string GitLab = "gitlab";
    public const string Slack = "slack";
    public const string OAuthServer = "oauth-server";

    /// <summary>The form of each provider's values, for those that are made up.</summary>
    public static string? TemplateFor(string provider) => provider switch
    {
        GitHub => "ghp_{alnum:30}{crc32-base62}",
        GitLab => "glpat-{alnum:20}",
        Slack => "xoxb-{digits:12}-{digits:13}-{alnum:24}",
        OAuthServer => "{hex:64}",
        _ => null,
    };

    public long Add(string value, StandInSeed seed)
    {
        var secret = StoredSecret.Of(value);
        return database.Insert($"""
            INSERT INTO stand_in_tokens (provider, kind, owner, token_group, hash, visible, scopes, created_at, expires_at)
            VALUES ({seed.Provider}, {seed.Kind}, {seed.Owner}, {seed.Grant}, {secret.Hash}, {secret.Visible}, {seed.Scopes}, {clock.Now}, {seed.ExpiresAt})
            """);
    }

    /// <summary>Whose value it is, dead or alive; null if no token ever had it.</summary>
    public StandInToken? Recognise(string provider, string value) =>
        database.Find($"SELECT * FROM stand_in_tokens WHERE provider = {provider} AND hash = {StoredSecret.HashOf(value)}", Read);

    public bool IsLive(StandInToken token) => token.IsLive(clock.Now);

    /// <summary>Finds the token that a caller presents, and notes its use if it is alive.</summary>
    public StandInToken? Authenticate(SandboxRequest request, string provider, string? value)
    {
        var token = value is null ? null : Recognise(provider, value);
        request.Credential = token?.Reference;
        if (token is not null && IsLive(token))
        {
            database.Execute($"UPDATE stand_in_tokens SET used_at = {clock.Now} WHERE id = {token.Id}");
        }

        return token;
    }

    /// <summary>Kills a token, and with a refresh token all of its grant; not if the quirk that only pretends to is on.</summary>
    public void Revoke(SandboxRequest request, StandInToken token)
    {
        request.Targets.Add(token.Reference);
        if (!IsLive(token) || request.Take(QuirkName.RevokeWithoutEffect) is not null)
        {
            return;
        }

        var all = token is { Kind: "refresh_token", Grant: { } grant }
            ? database.Query($"SELECT * FROM stand_in_tokens WHERE provider = {token.Provider} AND token_group = {grant} AND revoked_at IS NULL", Read)
            : [token];
        foreach (var one in all)
        {
            database.Execute($"UPDATE stand_in_tokens SET revoked_at = {clock.Now} WHERE id = {one.Id}");
            request.Changes.Add($"{one.Reference} revoked");
        }
    }

    private static StandInToken Read(Row row) => new()
    {
        Id = row.Integer("id"),
        Provider = row.Text("provider"),
        Kind = row.Text("kind"),
        Owner = row.Text("owner"),
        Grant = row.TextOrNull("token_group"),
        Scopes = row.Words("scopes"),
        CreatedAt = row.Time("created_at"),
        ExpiresAt = row.TimeOrNull("expires_at"),
        UsedAt = row.TimeOrNull("used_at"),
        RevokedAt = row.TimeOrNull("revoked_at"),
    };
}
