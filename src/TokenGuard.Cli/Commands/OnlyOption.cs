using System.CommandLine;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Commands;

/// <summary>The option that looks for the tokens of some providers alone. Baselines have it not: they would lose all others.</summary>
internal sealed class OnlyOption : Option<string[]>
{
    public OnlyOption()
        : base("--only")
    {
        Description = "Look for these tokens alone: the id of a provider or of a rule. May be given more than once.";
        HelpName = "ID";
        CompletionSources.Add(_ =>
        {
            var catalog = BuiltInRules.Load();
            return catalog.Providers.Select(provider => provider.Id).Concat(catalog.Rules.Select(rule => rule.Id)).Distinct();
        });
    }

    /// <summary>What was asked for.</summary>
    public IReadOnlyList<string> Of(ParseResult parsed) => parsed.GetValue(this) ?? [];
}
