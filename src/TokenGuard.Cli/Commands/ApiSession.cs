using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.Cli.Commands;

/// <summary>What a command that calls providers works with, from the options and the user's settings.</summary>
internal sealed class ApiSession : IDisposable
{
    private readonly ApiClient client;

    /// <param name="options">How providers are called.</param>
    /// <param name="settings">The user's settings.</param>
    /// <param name="auditLog">The log's file; null for the one of the settings, or else the default one.</param>
    /// <param name="inferred">Also run calls that are only inferred.</param>
    /// <param name="clock">Tells the time.</param>
    public ApiSession(ApiOptions options, UserSettings settings, string? auditLog, bool inferred, TimeProvider clock)
    {
        client = new ApiClient(options, clock);
        Settings = settings;
        Audit = new AuditLog(auditLog ?? settings.AuditLog ?? AuditLog.DefaultPath(), settings.Approval.Identity ?? Environment.UserName, clock);
        Verifier = new TokenVerifier(client, clock, inferred);
        Admin = new AdminCredentials(settings, reference => SecretReference.Parse(reference, client), Environment.GetEnvironmentVariable);
    }

    public IApiClient Client => client;

    public AuditLog Audit { get; }

    public UserSettings Settings { get; }

    /// <summary>The owner's own credentials.</summary>
    public AdminCredentials Admin { get; }

    public TokenVerifier Verifier { get; }

    public void Dispose() => client.Dispose();
}
