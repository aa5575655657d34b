using System.CommandLine;
using System.Globalization;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Suppressions;

namespace TokenGuard.Cli.Commands;

/// <summary><c>baseline create</c>, <c>update</c> and <c>prune</c>: scan, then write the file of accepted findings.</summary>
internal sealed class BaselineWriteCommand : Command
{
    private readonly BaselineChange change;
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;
    private readonly ScanOptions scan = new();

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = $"The baseline. A scan uses {Baseline.FileName} beside the configuration, at or above the scanned folder, by itself.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Baseline.FileName,
    };

    private readonly Option<string> reason = new("--reason")
    {
        Description = "Why the findings are accepted.",
        DefaultValueFactory = _ => "known before the scanner",
    };

    private readonly Option<string?> owner = new("--owner") { Description = "Who answers for it." };

    private readonly DayOption until = new("--until", "The last day on which it holds.");

    public BaselineWriteCommand(BaselineChange change, StandardStreams streams, TimeProvider clock)
        : base(change.ToString().ToLowerInvariant(), Describe(change))
    {
        this.change = change;
        this.streams = streams;
        this.clock = clock;
        scan.AddTo(this);
        Add(output);
        if (change != BaselineChange.Prune)
        {
            Add(reason);
            Add(owner);
            Add(until);
        }

        SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
    }

    private static string Describe(BaselineChange change) => change switch
    {
        BaselineChange.Create => "Write a new baseline of all findings.",
        BaselineChange.Update => "Add new findings to a baseline, keep what is known as it is.",
        _ => "Take out of a baseline what is found no more.",
    };

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(output);
        var acceptance = new Acceptance(parsed.GetValue(reason) ?? "", parsed.GetValue(owner), UntilOf(parsed));
        var known = change == BaselineChange.Create ? RequireAbsent(path) : Baseline.Read(path);

        // The file itself must not hide what it is about to hold.
        var request = RequireEverything(scan.ToRequest(parsed)) with { IgnoredBaseline = Path.GetFullPath(path) };
        var report = new ScanPipeline(request, parsed.GetValue(scan.Rules.Rules) ?? [], Product.Tool, clock, () => streams.Input).Run(cancellation);
        foreach (var problem in report.Problems)
        {
            streams.Error.WriteLine($"tokenguard: error: {VisibleText.Of($"{problem.Path ?? problem.Root}: {problem.Message}")}");
        }

        if (report.ExitCode == ExitCode.Interrupted || (report.Problems.Count > 0 && change != BaselineChange.Create))
        {
            streams.Error.WriteLine("tokenguard: error: the scan is not complete, so the baseline was left as it is");
            return report.ExitCode == ExitCode.Interrupted ? ExitCode.Interrupted : ExitCode.Incomplete;
        }

        var result = known.Apply(change, report.Findings, acceptance);
        result.Baseline.Write(path);
        if (result.Added > 0 && parsed.GetValue(until) is { } day && day < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
        {
            streams.Error.WriteLine($"tokenguard: warning: the last day of what was added, {acceptance.Until}, has gone by: it is reported all the same");
        }

        streams.Error.WriteLine($"{path}: {result.Kept} kept, {result.Added} added, {result.Removed} removed");
        return report.Problems.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }

    /// <summary>What was not looked at would be taken out.</summary>
    private ScanRequest RequireEverything(ScanRequest request) =>
        change == BaselineChange.Prune && request.Mode is (ScanMode.Range or ScanMode.Staged)
            ? throw new UsageException("baseline prune needs a scan of everything: leave out --staged, --range and --since")
            : request;

    private static Baseline RequireAbsent(string path) => Path.Exists(path)
        ? throw new UsageException($"'{path}' exists; `tokenguard baseline update` adds to it")
        : Baseline.Empty;

    private string? UntilOf(ParseResult parsed) =>
        change == BaselineChange.Prune ? null : parsed.GetValue(until)?.ToString(DayOption.Form, CultureInfo.InvariantCulture);
}
