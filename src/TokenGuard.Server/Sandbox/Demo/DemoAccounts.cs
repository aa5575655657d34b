using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox.Demo;

/// <summary>What a fresh sandbox holds: two accounts with every kind of user and credential, and tokens of the stand-ins.</summary>
internal sealed class DemoAccounts(SandboxSeeds seeds, DateTimeOffset now)
{
    public const string Admin = "admin@example.com";
    public const string Client = "integration";

    private readonly List<DemoCredential> made = [];

    public IReadOnlyList<DemoCredential> Fill()
    {
        FillAccount("acme");
        FillAccount("globex");
        FillStandIns();
        return made;
    }

    private void FillAccount(string account)
    {
        seeds.Put(new AccountSeed(account));
        AddUsers(account);
        AddApiTokens(account);
        AddOAuth(account);
    }

    private void AddUsers(string account)
    {
        seeds.Put(new UserSeed(account, Admin) { Role = UserRole.Admin });
        seeds.Put(new UserSeed(account, "agent@example.com"));
        seeds.Put(new UserSeed(account, "api-agent@example.com") { ManagesApis = true });
        seeds.Put(new UserSeed(account, "customer@example.com") { Role = UserRole.EndUser });
        seeds.Put(new UserSeed(account, "suspended@example.com") { Suspended = true });
        seeds.Put(new UserSeed(account, "unverified@example.com") { Verified = false });
    }

    private void AddApiTokens(string account)
    {
        Note(account, "active API token", seeds.Add(new ApiTokenSeed(account) { Description = "nightly export", CreatedAt = DaysAgo(400), LastUsed = DaysAgo(2) }));
        Note(account, "inactive API token", seeds.Add(new ApiTokenSeed(account) { Description = "old importer", Active = false, CreatedAt = DaysAgo(900), LastUsed = DaysAgo(85), DeactivatedAt = DaysAgo(55) }));
        Note(account, "API token, never used", seeds.Add(new ApiTokenSeed(account) { Description = "spare", CreatedAt = DaysAgo(20), Creator = "api-agent@example.com" }));
    }

    private void AddOAuth(string account)
    {
        Note(account, $"secret of the client '{Client}'", seeds.Add(new OAuthClientSeed(account, Client) { Name = "Integration", CreatedAt = DaysAgo(300), RedirectUris = ["http://127.0.0.1:9/done"] }));
        Note(account, "secret of the client 'reports', which may read tickets only", seeds.Add(new OAuthClientSeed(account, "reports") { Name = "Reports", AllowedScopes = ["tickets:read"] }));
        seeds.Add(new OAuthClientSeed(account, "provider_app") { Name = "Provider's own", Global = true });
        Note(account, "OAuth token, read and write, never expires", seeds.Add(new OAuthTokenSeed(account, Admin) { CreatedAt = DaysAgo(200), UsedAt = DaysAgo(1) }));
        Note(account, "OAuth token, tickets:read", Token(account, "agent@example.com", "tickets:read"));
        Note(account, "OAuth token, expired", seeds.Add(new OAuthTokenSeed(account, Admin) { CreatedAt = DaysAgo(2), ExpiresAt = DaysAgo(1) }));
        Note(account, "OAuth token of an unknown scope", Token(account, Admin, "everything:please"));
        Note(account, "OAuth token that may write and not read", Token(account, Admin, "write"));
    }

    private void FillStandIns()
    {
        // tokenguard:allow TG3001 the sandbox plays the provider
        Note("github", "personal access token", seeds.Add(new StandInSeed(StandInStore.GitHub) { Scopes = ["repo", "read:org"] }));
        // tokenguard:allow TG3001 the sandbox plays the provider
        Note("gitlab", "personal access token", seeds.Add(new StandInSeed(StandInStore.GitLab) { Scopes = ["api"] }));
        Note("slack", "bot token", seeds.Add(new StandInSeed(StandInStore.Slack) { Scopes = ["chat:write"] }));
        Note("oauth-server", "secret of the client 'inspector'", seeds.Add(new StandInSeed(StandInStore.OAuthServer) { Kind = "client", Owner = "inspector" }));
        Note("oauth-server", "access token", seeds.Add(new StandInSeed(StandInStore.OAuthServer) { Grant = "1", Scopes = ["files"], ExpiresAt = now.AddDays(1) }));
        Note("oauth-server", "refresh token of the same grant", seeds.Add(new StandInSeed(StandInStore.OAuthServer) { Kind = "refresh_token", Grant = "1", Scopes = ["files"] }));
    }

    private SeededCredential Token(string account, string user, string scope) =>
        seeds.Add(new OAuthTokenSeed(account, user) { Scopes = [scope], ExpiresAt = now.AddDays(90) });

    private void Note(string account, string note, SeededCredential credential) => made.Add(new DemoCredential(account, note, credential));

    private DateTimeOffset DaysAgo(int days) => now.AddDays(-days);
}
