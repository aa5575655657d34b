using System.CommandLine;
using TokenGuard.Cli.Terminal;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules stats</c>: scans, and tells what each rule cost and gave.</summary>
internal sealed class RulesStatsCommand : Command
{
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;
    private readonly ScanOptions scan = new();
    private readonly OnlyOption only = new();
    private readonly Option<bool> json = new("--json") { Description = "As JSON." };

    public RulesStatsCommand(StandardStreams streams, TimeProvider clock)
        : base("stats", "Scan, and tell for each rule how often it was tried, what its checks dropped, what is found, and the time it took.")
    {
        this.streams = streams;
        this.clock = clock;
        scan.AddTo(this);
        Add(only);
        Add(json);
        SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var request = scan.ToRequest(parsed) with { OnlyRules = only.Of(parsed), Explain = true, Profile = true };
        var report = new ScanPipeline(request, parsed.GetValue(scan.Rules.Rules) ?? [], Product.Tool, clock, () => streams.Input).Run(cancellation);
        foreach (var problem in report.Problems)
        {
            streams.Error.WriteLine($"tokenguard: error: {VisibleText.Of($"{problem.Path ?? problem.Root}: {problem.Message}")}");
        }

        var table = new RuleStatisticsTable(report);
        streams.Output.Write(parsed.GetValue(json) ? table.ToJson() : table.ToText());
        streams.Error.WriteLine($"blobs: {report.Statistics.Blobs}, bytes: {report.Statistics.Bytes}, rules that were tried: {report.Statistics.Rules.Count}");
        return report.ExitCode == ExitCode.Interrupted ? ExitCode.Interrupted : report.Problems.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }
}
