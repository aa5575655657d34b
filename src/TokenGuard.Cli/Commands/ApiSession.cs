using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.Cli.Commands;

/// <summary>What a command that calls providers works with, from the options and the user's settings.</summary>
internal sealed class ApiSession : IDisposable
{
    private readonly ApiClient client;

    public ApiSession(ApiOptions options, AuditLog audit, UserSettings settings, TimeProvider clock, bool inferred)
    {
        client = new ApiClient(options, clock);
        Audit = audit;
        Settings = settings;
        Verifier = new TokenVerifier(client, clock, inferred);
    }

    public IApiClient Client => client;

    public AuditLog Audit { get; }

    public UserSettings Settings { get; }

    public TokenVerifier Verifier { get; }

    public void Dispose()
    {
        client.Dispose();
        Audit.Dispose();
    }
}
