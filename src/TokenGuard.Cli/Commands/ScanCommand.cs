using System.CommandLine;
using TokenGuard.Cli.Terminal;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Cli.Commands;

/// <summary><c>scan</c>: finds tokens and says so by report and exit code.</summary>
internal sealed class ScanCommand : Command
{
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;
    private readonly ScanOptions scan = new();

    private readonly OnlyOption only = new();

    private readonly WordOption format = new(
        "--format", ["-f"], "Format of the report.", [.. ReportFormat.All.Select(format => format.Name)], "text");

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the report to a file instead of standard output.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> reports = new("--report")
    {
        Description = "One more report, e.g. --report sarif=findings.sarif. May be given more than once.",
        HelpName = "FORMAT=FILE",
    };

    private readonly Option<string[]> baselines = new("--baseline")
    {
        Description = "Findings accepted by this baseline are not reported. May be given more than once.",
        HelpName = "FILE",
    };

    private readonly Option<string?> cache = new("--cache")
    {
        Description = "Remember in this file what the blobs of a history held, and do not read them again under the same rules. Keep it where only you can write.",
        HelpName = "FILE",
    };

    private readonly WordOption<FailOn> failOn = new("--fail-on", "Findings that make the exit code 1.", FailOn.Any);

    private readonly Option<bool> explain = new("--explain") { Description = "Say of every candidate which checks it passed or fell at." };

    private readonly Option<bool> verify = new("--verify") { Description = "Ask the providers, by read-only calls, whether what was found still works." };

    private readonly Option<bool> inferred = InferredOption.New();

    private readonly ApiOptionsGroup api;

    private readonly Option<bool> noProgress = new("--no-progress") { Description = "Show no progress." };

    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Write findings only: no progress, no notices, no summary." };

    public ScanCommand(StandardStreams streams, TimeProvider clock)
        : base("scan", "Find tokens in files, repositories and their history.")
    {
        this.streams = streams;
        this.clock = clock;
        scan.AddTo(this);
        Add(only);
        foreach (var option in new Option[] { format, output, reports, baselines, cache, failOn, explain, verify, inferred, noProgress, quiet })
        {
            Add(option);
        }

        api = new ApiOptionsGroup { Config = scan.Config };
        api.AddTo(this);

        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var request = scan.ToRequest(parsed) with
        {
            OnlyRules = only.Of(parsed),
            FailOn = failOn.Of(parsed),
            Explain = parsed.GetValue(explain),
            Baselines = parsed.GetValue(baselines) ?? [],
            CacheFile = parsed.GetValue(cache),
        };
        RequireOwnCache(request);
        using var session = parsed.GetValue(verify) ? api.Open(parsed, clock, parsed.GetValue(inferred), request.Configuration) : null;
        session?.Audit.RequireWritable();
        using var targets = new ReportTargets(streams, Style(), SourcesOf(request, parsed));
        targets.Add(parsed.GetRequiredValue(format), parsed.GetValue(output));
        foreach (var target in parsed.GetValue(reports) ?? [])
        {
            targets.AddAssignment(target);
        }

        var pipeline = new ScanPipeline(request, parsed.GetValue(scan.Rules.Rules) ?? [], Product.Tool, clock, () => streams.Input);
        ScanReport report;
        await using (ShowProgress(parsed, pipeline))
        {
            report = await Task.Run(() => pipeline.Run(cancellation), CancellationToken.None);
            if (session is not null && !cancellation.IsCancellationRequested)
            {
                pipeline.Progress.Stage = "asking the providers";
                report = await session.VerifyAsync(
                    report,
                    verified => ScanExit.CodeFor(request.FailOn, verified.Findings, verified.Problems.Count == 0, cancellation.IsCancellationRequested),
                    cancellation);
            }
        }

        targets.Write(report);
        WriteSummary(report, parsed.GetValue(quiet));
        return report.ExitCode;
    }

    private List<string> SourcesOf(ScanRequest request, ParseResult parsed) =>
        [.. new[] { request.Configuration?.Path, request.CacheFile, parsed.GetValue(scan.Repos) }.OfType<string>(), .. request.Roots, .. request.Baselines, .. parsed.GetValue(scan.Rules.Rules) ?? []];

    /// <summary>A cache that comes with what is scanned could hide what is in it.</summary>
    private static void RequireOwnCache(ScanRequest request)
    {
        foreach (var root in request.Roots.Where(root => request.CacheFile is not null && Directory.Exists(root)))
        {
            var path = Path.GetRelativePath(Path.GetFullPath(root), Path.GetFullPath(request.CacheFile!));
            if (!Path.IsPathRooted(path) && path.Split(Path.DirectorySeparatorChar)[0] != "..")
            {
                throw new UsageException($"--cache {request.CacheFile} lies in {root}, which is scanned; keep it outside: what is scanned must not bring its own cache");
            }
        }
    }

    /// <summary>The summary goes to standard error, whatever the report is; what could not be read always does.</summary>
    private void WriteSummary(ScanReport report, bool onlyProblems)
    {
        var summary = new TextSummary(new TextStyle { Color = streams.Traits.ColourError, Width = streams.Traits.Width });
        if (onlyProblems)
        {
            summary.WriteProblems(report, streams.ErrorStream);
        }
        else
        {
            summary.Write(report, streams.ErrorStream);
        }
    }

    private ProgressLine? ShowProgress(ParseResult parsed, ScanPipeline pipeline) =>
        streams.Traits.ProgressOnError && !parsed.GetValue(noProgress) && !parsed.GetValue(quiet)
            ? new ProgressLine(pipeline.Progress, streams.Error, streams.Traits.Width, clock)
            : null;

    private TextStyle Style() => new()
    {
        Color = streams.Traits.ColourOutput,
        Hyperlinks = streams.Traits.ColourOutput,
        Width = streams.Traits.Width,
        Summary = false,
    };
}
