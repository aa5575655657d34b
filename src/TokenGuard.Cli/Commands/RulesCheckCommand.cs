using System.CommandLine;
using System.Globalization;
using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules check</c>: the linter for rule files; without files it checks the built-in rules.</summary>
internal sealed class RulesCheckCommand : Command
{
    private readonly StandardStreams streams;
    private readonly TimeProvider clock;

    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Rule files. Default: the built-in rules.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> timing = new("--timing")
    {
        Description = "Also list what each rule costs in a text made for it, slowest first, and warn about slow ones.",
    };

    private readonly Option<bool> overlaps = new("--overlaps")
    {
        Description = "Also list rules that claim the same text, which of them keeps it, and why.",
    };

    public RulesCheckCommand(StandardStreams streams, TimeProvider clock)
        : base("check", "Check rules: patterns, examples, counterexamples, mutations.")
    {
        this.streams = streams;
        this.clock = clock;
        files.RefuseOptions();
        Add(files);
        Add(timing);
        Add(overlaps);
        SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (catalog, providers, rules) = RuleSelection.Load(parsed.GetValue(files) ?? []);
        List<RuleComplaint> complaints =
            [.. RuleLinter.Check(providers), .. new RuleLinter(catalog).Check(UntilStopped(rules, cancellation)), .. ExchangeTrial.Check(rules)];
        foreach (var complaint in complaints)
        {
            streams.Error.WriteLine(complaint);
        }

        var canScan = catalog.Rules.All(rule => rule.Anchors is not null);
        if (canScan && parsed.GetValue(overlaps))
        {
            Print(OverlapFinder.Find(catalog, rules).Select(overlap =>
                $"{overlap.Winner.Id} keeps what {overlap.Loser.Id} finds too: {overlap.Reason} (example {overlap.Number} of {overlap.Example.Id})"));
        }

        if (canScan && parsed.GetValue(timing))
        {
            PrintTimes(new RuleTimer(clock.GetTimestamp, clock.TimestampFrequency).Measure(rules));
        }

        streams.Error.WriteLine($"rules: {rules.Count}, complaints: {complaints.Count}");
        return complaints.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static IEnumerable<TokenRule> UntilStopped(IEnumerable<TokenRule> rules, CancellationToken cancellation)
    {
        foreach (var rule in rules)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return rule;
        }
    }

    private void PrintTimes(IReadOnlyList<RuleTiming> timings)
    {
        var width = timings.Max(timing => timing.Rule.Id.Length);
        Print(timings.Select(timing => string.Create(
            CultureInfo.InvariantCulture,
            $"{timing.Rule.Id.PadRight(width)}  {timing.MicrosecondsPerMegabyte,10:0} µs/MB  {timing.AnchorsPerMegabyte,8:0} anchors/MB")));
        foreach (var slow in timings.Where(timing => timing.IsSlow))
        {
            streams.Error.WriteLine($"warning: {slow.Rule.Id} is slow: more than {RuleTiming.Limit / 1000:0} ms for each MB of a text that has its literals; a longer or rarer literal near the start helps");
        }
    }

    private void Print(IEnumerable<string> lines) => streams.Output.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
}
