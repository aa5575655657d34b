using System.CommandLine;
using TokenGuard.Cli.Terminal;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.Cli.Commands;

/// <summary><c>inspect</c>: what one token of a report can do, and which of its scopes are broader than they need be.</summary>
internal sealed class InspectCommand : Command
{
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;
    private readonly ApiOptionsGroup api = new();
    private readonly RuleOptions rules = new();
    private readonly SourceOption source = new();
    private readonly Option<bool> inferred = InferredOption.New();
    private readonly Argument<string> report = new("REPORT") { Description = "A report of scan (JSON or SARIF)." };
    private readonly Argument<string> fingerprint = new("FINGERPRINT") { Description = "The finding's id in the report, or its beginning." };

    public InspectCommand(StandardStreams streams, TimeProvider clock)
        : base("inspect", "Show what a token can do: who it is, its scopes, and narrower ones.")
    {
        this.streams = streams;
        this.clock = clock;
        report.RefuseOptions();
        fingerprint.RefuseOptions();
        Add(report);
        Add(fingerprint);
        Add(source);
        Add(inferred);
        rules.AddTo(this);
        api.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var stored = LocatedFindings.Choose(StoredReport.Read(parsed.GetRequiredValue(report)).Findings, [parsed.GetRequiredValue(fingerprint)]);
        var located = LocatedFindings.Find(stored, CompiledRules.Compile(rules.Load(parsed)), parsed.GetValue(source), cancellation);
        if (located.Findings is not [var finding])
        {
            streams.Error.WriteLine($"tokenguard: error: {VisibleText.Of(located.Problems[0].Message)}");
            return ExitCode.Incomplete;
        }

        using var session = api.Open(parsed, clock, parsed.GetValue(inferred));
        session.Audit.RequireWritable();
        var run = new VerificationRun(session.Verifier, session.Audit, session.Audit);
        var verified = await run.RunAsync([finding], cancellation);
        cancellation.ThrowIfCancellationRequested();
        var verdict = verified[0].Verdict;
        Write(finding, verdict);
        if (run.Broken is { } broken)
        {
            throw broken;
        }

        return verdict.State == VerdictState.Live ? ExitCode.LiveFindings : verdict.State == VerdictState.Dead ? ExitCode.Clean : ExitCode.Findings;
    }

    private void Write(ReportedFinding finding, Verdict verdict)
    {
        var rule = finding.Rule;
        Line("token", $"{rule.Name} {finding.Secret}");
        Line("verdict", $"{verdict.State.ToString().ToLowerInvariant()}: {verdict.Reason}");
        foreach (var (name, value) in verdict.Identity)
        {
            Line(name, value);
        }

        Line("expires", verdict.Expires is { } expires ? $"{expires:yyyy-MM-dd HH:mm} UTC" : verdict.State == VerdictState.Live ? "not told by the provider" : "");
        Line("last used", verdict.LastUsed is { } used ? $"{used:yyyy-MM-dd HH:mm} UTC, before this look at it" : "");
        Line("note", verdict.CountedAsUse ? $"{rule.Provider.Name} takes this look for a use of the token" : "");
        Line("risk", rule.Risk);
        Line("retires", rule.Retires ?? "");
        WriteScopes(rule.Provider.Scopes, verdict);
    }

    private void WriteScopes(ScopeCatalog? catalog, Verdict verdict)
    {
        foreach (var scope in verdict.Scopes)
        {
            var known = catalog?.Find(scope);
            Line("scope", scope + (known is { Broad: true } ? " (broad)" : ""));
            Line("", known is { Broad: true, Reason.Length: > 0 } ? known.Reason : "");
            Line("", known is { Broad: true, Instead.Count: > 0 } ? $"narrower: {string.Join(", ", known.Instead)}" : "");
        }

        if (verdict is { State: VerdictState.Live, Scopes.Count: 0 })
        {
            Line("scopes", "not told by the provider: assume everything that its owner may do");
        }
    }

    private void Line(string title, string text)
    {
        foreach (var line in new FieldLines(Indent: 0, Titles: 10, streams.Traits.OutputWidth).Of(title, text))
        {
            streams.OutputText.WriteLine(line);
        }
    }
}
