using System.CommandLine;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;
using TokenGuard.Scanning;
using TokenGuard.Scanning.Rules;
using TokenGuard.TokenApi.Verification;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules check</c>: the linter for rule files; without files it checks the built-in rules.</summary>
internal sealed class RulesCheckCommand : Command
{
    private readonly StandardStreams streams;

    private readonly Argument<string[]> files = new("FILE")
    {
        Description = "Rule files. Default: the built-in rules.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public RulesCheckCommand(StandardStreams streams)
        : base("check", "Check rules: patterns, examples, counterexamples, mutations.")
    {
        this.streams = streams;
        files.RefuseOptions();
        Add(files);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        var (catalog, providers, rules) = Load(parsed.GetValue(files) ?? []);
        List<RuleComplaint> complaints = [.. RuleLinter.Check(providers), .. new RuleLinter(catalog).Check(rules), .. ExchangeTrial.Check(rules)];
        foreach (var complaint in complaints)
        {
            streams.Error.WriteLine(complaint);
        }

        streams.Error.WriteLine($"rules: {rules.Count}, complaints: {complaints.Count}");
        return complaints.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <summary>
    /// The providers and rules to check, and all that a scan would use. A file that is one of the built-in ones, or a newer version of
    /// it, stands in the place of the built-in rules of its provider.
    /// </summary>
    private static (RuleCatalog Catalog, IReadOnlyList<ProviderDefinition> Providers, IReadOnlyList<TokenRule> Rules) Load(string[] paths)
    {
        var builtIn = BuiltInRules.Load();
        if (paths.Length == 0)
        {
            return (builtIn, builtIn.Providers, builtIn.Rules);
        }

        var read = paths.Select(RuleLoader.ReadFile).ToList();
        var catalog = builtIn.Without(read.Select(file => file.Provider.Id)).With(read);
        return (catalog, [.. read.Select(file => file.Provider)], [.. read.SelectMany(file => file.Rules)]);
    }
}
