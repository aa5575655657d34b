using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>What an import comes to.</summary>
/// <param name="Provider">The provider that all rules belong to.</param>
/// <param name="Rules">Those that came over.</param>
/// <param name="Notes">What did not: of the files as a whole, and rules that did not come over at all.</param>
internal sealed record ImportedRules(ProviderDefinition Provider, IReadOnlyList<ImportedRule> Rules, IReadOnlyList<ImportNote> Notes)
{
    /// <summary>Everything that is not as it was, by the order of the files.</summary>
    public IEnumerable<ImportNote> AllNotes => Notes.Concat(Rules.SelectMany(rule => rule.Notes));
}
