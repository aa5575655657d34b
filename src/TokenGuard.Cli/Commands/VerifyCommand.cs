using System.CommandLine;
using TokenGuard.Engine;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Commands;

/// <summary><c>verify</c>: asks the providers whether the tokens of a report, or of standard input, still work.</summary>
internal sealed class VerifyCommand : Command
{
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;
    private readonly ApiOptionsGroup api = new();
    private readonly RuleOptions rules = new();
    private readonly SourceOption source = new();
    private readonly Option<bool> inferred = InferredOption.New();
    private readonly OAuthServerOption oauthServer = new();

    private readonly Argument<string?> report = new("REPORT")
    {
        Description = "A report of scan (JSON or SARIF).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> standardInput = new("--stdin") { Description = "Verify the tokens that are found in standard input, with what completes them." };

    private readonly WordOption format = new(
        "--format", ["-f"], "Format of the report.", [.. ReportFormat.All.Select(format => format.Name)], "text");

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the report to a file instead of standard output.",
        HelpName = "FILE",
    };

    public VerifyCommand(StandardStreams streams, TimeProvider clock)
        : base("verify", "Ask the providers, by read-only calls, whether tokens still work, whose they are and what they may do.")
    {
        this.streams = streams;
        this.clock = clock;
        report.RefuseOptions();
        Add(report);
        foreach (var option in new Option[] { standardInput, source, inferred, oauthServer, format, output })
        {
            Add(option);
        }

        rules.AddTo(this);
        api.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var given = parsed.GetValue(standardInput) ? FromStandardInput(parsed, cancellation) : FromReport(parsed, cancellation);
        using var session = api.Open(parsed, clock, parsed.GetValue(inferred));
        session.Audit.RequireWritable();
        var findings = await oauthServer.ApplyAsync(given.Findings, session, parsed, cancellation);

        // After all that may be typed wrongly: the output may be the report that was read, and opening it empties it.
        using var targets = new ReportTargets(streams, new TextStyle
        {
            Color = streams.Traits.ColourOutput,
            Hyperlinks = streams.Traits.ColourOutput,
            Width = streams.Traits.Width,
            Summary = false,
        }, []);
        targets.Add(parsed.GetRequiredValue(format), parsed.GetValue(output));
        var result = await session.VerifyAsync(
            given with { Findings = findings },
            verified => CodeFor(verified.Findings, verified.Problems.Count == 0, cancellation.IsCancellationRequested),
            cancellation);
        targets.Write(result);
        new TextSummary(new TextStyle { Color = streams.Traits.ColourError, Width = streams.Traits.Width }).Write(result, streams.ErrorStream);
        return result.ExitCode;
    }

    /// <summary>Dead tokens are nothing to fail on; what cannot be told is.</summary>
    private static int CodeFor(IReadOnlyList<ReportedFinding> findings, bool complete, bool interrupted) =>
        ScanExit.CodeFor(FailOn.Any, [.. findings.Where(finding => finding.Verdict.State != VerdictState.Dead)], complete, interrupted);

    private ScanReport FromReport(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(report) is not { } path)
        {
            throw new UsageException("give a report of scan (JSON or SARIF), or --stdin");
        }

        var stored = StoredReport.Read(path);
        var catalog = rules.Load(parsed);
        var located = LocatedFindings.Find(stored.Findings, CompiledRules.Compile(catalog), parsed.GetValue(source), cancellation);
        return new ScanReport
        {
            ToolVersion = Product.Tool.Version,
            ToolUri = Product.Tool.Uri,
            RuleSetHash = catalog.Hash,
            Started = clock.GetUtcNow(),
            Ended = clock.GetUtcNow(),
            ExitCode = ExitCode.Clean,
            Roots = [.. stored.Roots.Select(root => new ScannedRoot { Root = root, Kind = RootKind.Folder })],
            Findings = located.Findings,
            Problems = located.Problems,
        };
    }

    private ScanReport FromStandardInput(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(report) is not null)
        {
            throw new UsageException("give either a report or --stdin");
        }

        var request = new ScanRequest { Roots = ["-"], Untrusted = true, MinConfidence = Confidence.Low };
        return new ScanPipeline(request, parsed.GetValue(rules.Rules) ?? [], Product.Tool, clock, () => streams.Input).Run(cancellation);
    }
}
