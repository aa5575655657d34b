using System.Collections.Concurrent;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>
/// A rule catalogue ready to scan with: one filter for all anchors, and patterns and checks that are compiled when they
/// are first needed. Shared by all threads.
/// </summary>
public sealed class CompiledRules
{
    private readonly AnchorIndex anchors;
    private readonly ConcurrentDictionary<string, ExemptionCheck> exemptions = new(StringComparer.Ordinal);

    private CompiledRules(RuleCatalog catalog, AnchorIndex anchors, PrefilterKind kind)
    {
        this.anchors = anchors;
        Catalog = catalog;
        Rules = new LazyList<CompiledRule>(catalog.Rules.Count, i => new CompiledRule(catalog.Rules[i], ExemptionsOf(catalog.Rules[i].Provider)));
        Needs = new LazyList<CompiledNeed>(anchors.Needs.Count, i => new CompiledNeed(catalog.Rules[anchors.Needs[i].Rule].Needs[anchors.Needs[i].Need]));
        LongestAnchor = anchors.Literals.Select(literal => literal.Length).Append(FilterPlan.WindowLength).Max();
        Prefilter = PrefilterFactory.Create(anchors.Literals, () => anchors.Plan, kind);
    }

    public RuleCatalog Catalog { get; }

    internal IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>Companions that are looked for in every blob.</summary>
    internal IReadOnlyList<CompiledNeed> Needs { get; }

    /// <summary>Patterns are numbered: those of <see cref="Rules"/>, then those of <see cref="Needs"/>.</summary>
    internal int PatternCount => Rules.Count + Needs.Count;

    internal IPrefilter Prefilter { get; }

    /// <summary>Bytes that the filter looks at from the start of a literal on, at most.</summary>
    internal int LongestAnchor { get; }

    /// <summary>For each literal of the filter, the indexes of the patterns that it anchors.</summary>
    internal int[][] PatternsOfLiteral => anchors.PatternsOfLiteral;

    /// <summary>For each literal of the filter, the rules that find nothing in a text without one of their words, of which it is one.</summary>
    internal int[][] RulesOfWord => anchors.RulesOfWord;

    /// <summary>Compiles a catalogue.</summary>
    /// <exception cref="RuleException">A rule's pattern has no anchor.</exception>
    public static CompiledRules Compile(RuleCatalog catalog) => Compile(catalog, PrefilterFactory.Wanted);

    internal static CompiledRules Compile(RuleCatalog catalog, PrefilterKind kind)
    {
        if (catalog.Anchors is { } known)
        {
            return new CompiledRules(catalog, known, kind);
        }

        var anchorless = catalog.Rules.FirstOrDefault(rule => rule.Anchors is null);
        return anchorless is null
            ? new CompiledRules(catalog, AnchorIndex.Of(catalog.Rules), kind)
            : throw new RuleException($"rule '{anchorless.Id}': the pattern has no anchor: no literal text stands in every match at a bounded distance from its start");
    }

    /// <summary>What holds for all rules of a provider, compiled once; null if nothing does.</summary>
    private ExemptionCheck? ExemptionsOf(ProviderDefinition provider) =>
        provider.Exemptions.Count == 0 ? null : exemptions.GetOrAdd(provider.Id, _ => new ExemptionCheck(provider.Exemptions));
}
