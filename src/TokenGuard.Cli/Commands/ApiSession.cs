using TokenGuard.Scanning;
using TokenGuard.Scanning.Reports;
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
    private readonly TimeProvider clock;

    /// <param name="options">How providers are called.</param>
    /// <param name="settings">The user's settings.</param>
    /// <param name="auditLog">The log's file; null for the one of the settings, or else the default one.</param>
    /// <param name="inferred">Also run calls that are only inferred.</param>
    /// <param name="clock">Tells the time.</param>
    public ApiSession(ApiOptions options, UserSettings settings, string? auditLog, bool inferred, TimeProvider clock)
    {
        this.clock = clock;
        client = new ApiClient(options, clock);
        Options = options;
        Settings = settings;
        Audit = new AuditLog(auditLog ?? settings.AuditLog ?? AuditLog.DefaultPath(), settings.Approval.Identity ?? Environment.UserName, clock);
        Verifier = new TokenVerifier(client, clock, inferred);
        Admin = new AdminCredentials(settings, reference => SecretReference.Parse(reference, client), Environment.GetEnvironmentVariable);
    }

    public IApiClient Client => client;

    /// <summary>How providers are called.</summary>
    public ApiOptions Options { get; }

    public AuditLog Audit { get; }

    public UserSettings Settings { get; }

    /// <summary>The owner's own credentials.</summary>
    public AdminCredentials Admin { get; }

    public TokenVerifier Verifier { get; }

    /// <summary>
    /// The report with what the providers say of its findings. If the audit log breaks meanwhile, the rest is not asked for:
    /// that is a problem of the report, which is written all the same, and makes the exit code 2.
    /// </summary>
    /// <param name="report">What was found.</param>
    /// <param name="codeFor">The exit code for findings with their verdicts.</param>
    /// <param name="cancellation">Stops it; the rest stays unchecked.</param>
    public async Task<ScanReport> VerifyAsync(ScanReport report, Func<ScanReport, int> codeFor, CancellationToken cancellation)
    {
        var run = new VerificationRun(Verifier, Audit, Audit);
        var findings = await run.RunAsync(report.Findings, cancellation);
        var verified = report with { Findings = findings, Ended = clock.GetUtcNow() };
        return run.Broken is { } broken
            ? verified with
            {
                Problems = [.. report.Problems, new Problem(report.Roots.Count > 0 ? report.Roots[0].Root : "", null, broken.Message)],
                ExitCode = ExitCode.UsageError,
            }
            : verified with { ExitCode = codeFor(verified) };
    }

    public void Dispose() => client.Dispose();
}
