using System.Security.Cryptography;
using TokenGuard.Server.Sandbox.Access;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Audit;
using TokenGuard.Server.Sandbox.Log;
using TokenGuard.Server.Sandbox.OAuth;
using TokenGuard.Server.Sandbox.Quirks;
using TokenGuard.Server.Sandbox.StandIns;
using TokenGuard.Server.Sandbox.Storage;
using TokenGuard.Server.Sandbox.Tokens;

namespace TokenGuard.Server.Sandbox;

/// <summary>All that a sandbox knows, over one database and one clock.</summary>
internal sealed class SandboxState : IDisposable
{
    public SandboxState(SandboxOptions options, TimeProvider clock)
    {
        Clock = new SandboxClock(clock);
        if (options.StartsAt is { } start)
        {
            Clock.Now = start;
        }

        Options = options;
        Database = Database.Open(options.DataFile);
        Values = NewValues(options);
        Accounts = new AccountStore(Database, Clock);
        ApiTokens = new ApiTokenStore(Database, Clock);
        OAuthClients = new OAuthClientStore(Database, Clock);
        OAuthTokens = new OAuthTokenStore(Database, Clock);
        Codes = new AuthorizationCodeStore(Database, Clock);
        Audit = new AuditTrail(Database, Clock);
        StandIns = new StandInStore(Database, Clock);
        Log = new RequestLog(Database, Clock);
        RateLimiter = new RateLimiter(Clock);
        foreach (var quirk in options.Quirks)
        {
            Quirks.On(quirk);
        }
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public Database Database { get; }

    public TokenValues Values { get; private set; }

    public AccountStore Accounts { get; }

    public ApiTokenStore ApiTokens { get; }

    public OAuthClientStore OAuthClients { get; }

    public OAuthTokenStore OAuthTokens { get; }

    public AuthorizationCodeStore Codes { get; }

    public AuditTrail Audit { get; }

    public StandInStore StandIns { get; }

    public RequestLog Log { get; }

    public RateLimiter RateLimiter { get; }

    public QuirkSwitches Quirks { get; } = new();

    /// <summary>Forgets everything; the clock stays where it is.</summary>
    public void Clear() => Database.InTransaction(() =>
    {
        Schema.Clear(Database);
        Quirks.Clear();
        RateLimiter.Clear();
        Values = NewValues(Options);
    });

    public void Dispose() => Database.Dispose();

    private static TokenValues NewValues(SandboxOptions options) =>
        new(options.Seed ?? BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
}
