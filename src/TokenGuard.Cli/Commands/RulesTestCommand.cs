using System.CommandLine;
using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules test</c>: what rules make of texts, check by check.</summary>
internal sealed class RulesTestCommand : Command
{
    private readonly StandardStreams streams;
    private readonly RuleOptions ruleFiles = new();

    private readonly Argument<string> target = new("FILE|ID")
    {
        HelpName = "FILE|ID",
        Description = "A rule file, or the id of a rule.",
    };

    private readonly Option<string[]> texts = new("--text") { Description = "A text to try. May be given more than once.", HelpName = "TEXT" };

    private readonly Option<string[]> files = new("--file") { Description = "A file to try; its path counts for checks of paths. May be given more than once.", HelpName = "PATH" };

    public RulesTestCommand(StandardStreams streams)
        : base("test", "Show what rules make of texts: matches, each check, and which rule keeps a text.")
    {
        this.streams = streams;
        target.CompletionSources.Add(_ => Scanning.Rules.BuiltInRules.Load().Rules.Select(rule => rule.Id));
        Add(target);
        Add(texts);
        Add(files);
        ruleFiles.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var (catalog, rules) = Select(parsed);
        var tries = (parsed.GetValue(texts) ?? []).Select((text, index) => new TriedText($"text {index + 1}", "", Encoding.UTF8.GetBytes(text)))
            .Concat((parsed.GetValue(files) ?? []).Select(TriedText.Read)).ToList();
        if (tries.Count == 0)
        {
            throw new UsageException("give a text to try by --text or --file");
        }

        var scanner = new Scanner(CompiledRules.Compile(catalog), ScanLimits.Default, explain: true);
        var trial = new RuleTrial(scanner, rules);
        var found = 0;
        foreach (var tried in tries)
        {
            var result = trial.Try(tried);
            found += result.Found;
            streams.Output.Write(Encoding.UTF8.GetBytes(result.Text));
        }

        return found > 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private (RuleCatalog Catalog, IReadOnlyList<TokenRule> Rules) Select(ParseResult parsed)
    {
        var named = parsed.GetRequiredValue(target);
        if (File.Exists(named))
        {
            var (catalog, _, rules) = RuleSelection.Load([named, .. parsed.GetValue(ruleFiles.Rules) ?? []]);
            return (catalog, [.. rules.Where(rule => rule.Origin?.File == named)]);
        }

        var all = ruleFiles.Load(parsed);
        return all.Find(named) is { } rule
            ? (all, [rule])
            : throw new UsageException($"there is no rule file and no rule '{named}'; `tokenguard rules list` lists all rules");
    }
}
