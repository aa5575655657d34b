using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;
using TokenGuard.Server.Sandbox;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.Server.Demo;

/// <summary>The whole way of a leaked token, on a throw-away repository and against the sandbox: found, live, revoked, proved dead, written down.</summary>
/// <param name="output">Where the story is told.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class DemoStory(TextWriter output, TimeProvider clock)
{
    private const string Account = "acme";

    /// <summary>Plays it and cleans up.</summary>
    /// <exception cref="DemoException">It went another way than it should.</exception>
    public async Task PlayAsync(CancellationToken cancellation)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), clock, cancellation);
        var leaked = ValueOf(sandbox, "active API token");
        Tell("1", $"A sandbox runs at {sandbox.Address}: it behaves like Zendesk, and '{Account}' is an account of it.");
        using var repository = DemoRepository.Create(
            "helpdesk.env", $"ZENDESK_SUBDOMAIN={Account}\nZENDESK_EMAIL=admin@example.com\n{"ZENDESK_API_"}TOKEN={leaked}\n");
        Tell("2", $"Robin commits an API token to {repository.Path}, and removes it in the next commit. The files are clean now.");

        var finding = Scan(repository, cancellation);
        Tell("3", $"tokenguard scan --history finds {finding.Rule.Name} {finding.Secret} at {finding.Occurrences[0].Place.Path}:{finding.Occurrences[0].Start.Line}, commit {finding.Occurrences[0].Place.Commit?.Id[..10]}.");

        using var client = new ApiClient(new ApiOptions { ProviderUrls = new Dictionary<string, Uri> { ["zendesk"] = sandbox.Address } }, clock);
        var log = Path.Combine(repository.Folder, "audit.jsonl");
        var audit = new AuditLog(log, "demo", clock);
        var verifier = new TokenVerifier(client, clock);
        var verified = (await new VerificationRun(verifier, audit, audit).RunAsync([finding], cancellation))[0];
        Expect(verified.Verdict.State == VerdictState.Live, $"the token should be live: {verified.Verdict.Reason}");
        Tell("4", $"tokenguard verify: it is LIVE, as {string.Join(", ", verified.Verdict.Identity.Select(pair => pair.Value))}.");

        var admin = ValueOf(sandbox, "OAuth token, read and write, never expires");
        var credentials = new AdminCredentials(new UserSettings(), _ => throw new NotSupportedException(), name => name == "ZENDESK_OAUTH_TOKEN" ? admin : null);
        var revoker = new Revoker(client, verifier, audit, audit, credentials, clock);
        var result = await revoker.RevokeAsync(new RevocationItem(finding), plan: null, cancellation);
        Expect(result.State == RevocationState.Proved, result.Message);
        Tell("5", "tokenguard revoke, with the owner's OAuth token: finds its id by its first characters, deactivates it, deletes it.");
        Tell("6", $"It is asked for again until Zendesk refuses it: {result.Message}.");
        TellRecord(log);
        Tell("8", "The repository, the log and the sandbox are gone. Try it yourself: tokenguard-server sandbox.");
    }

    private ReportedFinding Scan(DemoRepository repository, CancellationToken cancellation)
    {
        var request = new ScanRequest { Roots = [repository.Path], Mode = ScanMode.History, Untrusted = true };
        var report = new ScanPipeline(request, [], new ToolInfo("demo", ""), clock, () => Stream.Null).Run(cancellation);
        return report.Findings.FirstOrDefault(finding => finding.Rule.Id == "zendesk-api-token")
            ?? throw new DemoException("the scan found no token");
    }

    private void TellRecord(string log)
    {
        var reading = AuditReading.Of(log);
        Expect(reading.Complaints(null).Count == 0, "the audit log is not whole");
        Tell("7", $"The audit log has {reading.Records.Count} records in one chain of hashes, and no secret:");
        foreach (var entry in reading.Records.Select(record => record.Event))
        {
            output.WriteLine($"     {$"{entry.Action} {entry.Step}".ToLowerInvariant(),-20} {entry.Outcome.ToString().ToLowerInvariant()}");
        }
    }

    private static string ValueOf(SandboxServer sandbox, string note) =>
        sandbox.Demo.First(credential => credential.Account == Account && credential.Note == note).Credential.Value;

    private void Tell(string step, string text) => output.WriteLine($"{step}. {text}");

    private static void Expect(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new DemoException(otherwise);
        }
    }
}
