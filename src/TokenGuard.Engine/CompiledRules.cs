using System.Collections.Concurrent;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>
/// A rule catalogue ready to scan with: one filter for all anchors, and patterns and checks that are read and compiled
/// when they are first needed. Shared by all threads.
/// </summary>
public sealed class CompiledRules
{
    private readonly AnchorIndex anchors;
    private readonly ConcurrentDictionary<string, ExemptionCheck> exemptions = new(StringComparer.Ordinal);

    private CompiledRules(RuleCatalog catalog, IReadOnlyList<TokenRule> rules, IReadOnlyList<CompanionNeed> needs, AnchorIndex anchors, PrefilterKind kind)
    {
        this.anchors = anchors;
        Catalog = catalog;
        Rules = new LazyList<CompiledRule>(rules.Count, i => new CompiledRule(rules[i], ExemptionsOf(rules[i].Provider)));
        Needs = new LazyList<CompiledNeed>(needs.Count, i => new CompiledNeed(needs[i]));
        LongestAnchor = anchors.Literals.Select(literal => literal.Length).Append(FilterPlan.WindowLength).Max();
        Worded = new WordedPatterns(anchors.PatternsOfLiteral, anchors.RulesOfWord, anchors.Patterns.Count);
        Prefilter = PrefilterFactory.Create(anchors.Literals, () => anchors.Plan, kind);
    }

    public RuleCatalog Catalog { get; }

    internal IReadOnlyList<CompiledRule> Rules { get; }

    /// <summary>Companions that are looked for everywhere.</summary>
    internal IReadOnlyList<CompiledNeed> Needs { get; }

    /// <summary>Patterns are numbered: those of <see cref="Rules"/>, then those of <see cref="Needs"/>.</summary>
    internal IReadOnlyList<AnchoredPattern> Patterns => anchors.Patterns;

    internal int PatternCount => Patterns.Count;

    internal IPrefilter Prefilter { get; }

    /// <summary>Bytes that the filter looks at from the start of a literal on, at most.</summary>
    internal int LongestAnchor { get; }

    /// <summary>For each literal of the filter, the indexes of the patterns that it anchors.</summary>
    internal NumberLists PatternsOfLiteral => anchors.PatternsOfLiteral;

    /// <summary>For each pattern, the run that stands near its anchors.</summary>
    internal RunDemand[] RunDemands => anchors.Demands;

    /// <summary>For each literal of the filter, the rules that find nothing in a text without one of their words, of which it is one.</summary>
    internal NumberLists RulesOfWord => anchors.RulesOfWord;

    /// <summary>The rules that need one of their words in a text.</summary>
    internal WordedPatterns Worded { get; }

    /// <summary>Companions whose marks a text gets where they may stand.</summary>
    internal IReadOnlyList<MarkedCompanion> Companions => anchors.Companions;

    /// <summary>For each literal of the filter, the indexes of the companions that it anchors.</summary>
    internal NumberLists CompanionsOfLiteral => anchors.CompanionsOfLiteral;

    /// <summary>Compiles the rules of a catalogue. Of companions they tell only those that are looked for beside findings.</summary>
    /// <exception cref="RuleException">A rule's pattern has no anchor.</exception>
    public static CompiledRules Compile(RuleCatalog catalog) => Compile(catalog, PrefilterFactory.Wanted);

    /// <summary>
    /// Compiles the companions of a catalogue that can stand far from the tokens they complete: a scan with them finds no
    /// token, but every companion in every blob. It is worth it only where a token was found that asks for one.
    /// </summary>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="isWanted">Tells by its kind whether a companion is looked for.</param>
    public static CompiledRules CompileCompanions(RuleCatalog catalog, Func<string, bool> isWanted)
    {
        var needs = MarkedCompanion.FarNeeds(catalog.Asking).Where(need => isWanted(need.Kind)).ToList();
        return new CompiledRules(catalog, [], needs, AnchorIndex.Of(needs), PrefilterFactory.Wanted);
    }

    /// <summary>The marks of a scan for tokens that texts with companions of some kinds have.</summary>
    /// <param name="isWanted">Tells the kinds.</param>
    public CompanionMarks MarksOf(Func<string, bool> isWanted) => CompanionMarks.Of(Catalog.Asking, isWanted);

    /// <summary>Says what a finding is where the path of its text has become known.</summary>
    /// <param name="finding">The finding, which may be without a value.</param>
    /// <param name="path">With forward slashes; empty if there is none.</param>
    /// <param name="objection">The check that the path fails; null if it passes.</param>
    /// <returns>The finding as a scan with the path would have had it, or null if it is none there.</returns>
    public Finding? Settle(Finding finding, string path, out CheckOutcome? objection)
    {
        objection = null;
        if (finding.Outlook is not { } outlook || path.Length == 0)
        {
            return finding;
        }

        var traits = PathTraits.Of(path);
        if (outlook.ConfidenceIn(traits) is not { } confidence)
        {
            objection = new CheckOutcome("credential", false, traits.IsCode ? "in program text it is code" : "in a translation it is what a page shows");
            return null;
        }

        var questions = Rules[Catalog.IndexOf(finding.Rule.Id)].Checks.PathQuestions;
        foreach (var number in outlook.Questions.Where(number => number < questions.Count))
        {
            var (check, question) = questions[number];
            if (question.Objection(path) is { } reason)
            {
                objection = new CheckOutcome(check, false, reason);
                return null;
            }
        }

        return finding with { Confidence = confidence, Outlook = null };
    }

    internal static CompiledRules Compile(RuleCatalog catalog, PrefilterKind kind)
    {
        var anchorless = catalog.Anchors is null ? catalog.Rules.FirstOrDefault(rule => rule.Anchors is null) : null;
        return anchorless is null
            ? new CompiledRules(catalog, catalog.Rules, [], catalog.Anchors ?? AnchorIndex.Of(catalog.Rules), kind)
            : throw new RuleException($"rule '{anchorless.Id}': the pattern has no anchor: no literal text stands in every match at a bounded distance from its start");
    }

    /// <summary>What holds for all rules of a provider, compiled once; null if nothing does.</summary>
    private ExemptionCheck? ExemptionsOf(ProviderDefinition provider) =>
        provider.Exemptions.Count == 0 ? null : exemptions.GetOrAdd(provider.Id, _ => new ExemptionCheck(provider.Exemptions));
}
