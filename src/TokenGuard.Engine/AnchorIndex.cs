using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>The anchors of patterns: the literals to look for, and the patterns that each of them leads to.</summary>
internal sealed class AnchorIndex
{
    private readonly Lazy<FilterPlan> plan;

    public AnchorIndex(
        IReadOnlyList<byte[]> literals, IReadOnlyList<AnchoredPattern> patterns, RunDemand[] demands, NumberLists patternsOfLiteral,
        NumberLists rulesOfWord, IReadOnlyList<MarkedCompanion> companions, NumberLists companionsOfLiteral, Func<FilterPlan> plan)
    {
        Literals = literals;
        Patterns = patterns;
        Demands = demands;
        PatternsOfLiteral = patternsOfLiteral;
        RulesOfWord = rulesOfWord;
        Companions = companions;
        CompanionsOfLiteral = companionsOfLiteral;
        this.plan = new(plan);
    }

    /// <summary>In ASCII lower case, all different.</summary>
    public IReadOnlyList<byte[]> Literals { get; }

    public IReadOnlyList<AnchoredPattern> Patterns { get; }

    /// <summary>For each pattern, the run that stands near its anchors.</summary>
    public RunDemand[] Demands { get; }

    /// <summary>For each literal, its patterns by their index.</summary>
    public NumberLists PatternsOfLiteral { get; }

    /// <summary>For each literal, the rules that find nothing in a text without one of their words, of which it is one.</summary>
    public NumberLists RulesOfWord { get; }

    /// <summary>Companions whose marks a text gets where they may stand.</summary>
    public IReadOnlyList<MarkedCompanion> Companions { get; }

    /// <summary>For each literal, the companions that it anchors by their index.</summary>
    public NumberLists CompanionsOfLiteral { get; }

    /// <summary>How a vector filter looks for the literals.</summary>
    public FilterPlan Plan => plan.Value;

    /// <summary>Collects the anchors of rules, all of which must have some.</summary>
    public static AnchorIndex Of(IReadOnlyList<TokenRule> rules) =>
        Of([.. rules.Select(rule => rule.Anchors!)], [.. rules.Select(AnchoredPattern.Of)], [.. rules.Select(RequiredWords.Of)], MarkedCompanion.Of(rules));

    /// <summary>Collects the anchors of companions, all of which must have some.</summary>
    public static AnchorIndex Of(IReadOnlyList<CompanionNeed> needs) =>
        Of([.. needs.Select(need => need.Anchors!)], [.. needs.Select(AnchoredPattern.Of)], [], []);

    private static AnchorIndex Of(
        IReadOnlyList<RequiredLiterals> anchors, IReadOnlyList<AnchoredPattern> patterns, IReadOnlyList<IReadOnlyList<byte[]>> words,
        IReadOnlyList<(CompanionNeed Need, MarkedCompanion Marked)> companions)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var literals = new List<byte[]>();
        var owners = new List<List<int>>();
        var users = new List<List<int>>();
        var marked = new List<List<int>>();
        var starts = new List<List<IReadOnlyList<ByteSet>>>();
        var atWordStart = new List<bool>();
        for (var pattern = 0; pattern < anchors.Count; pattern++)
        {
            foreach (var literal in anchors[pattern].Literals)
            {
                var number = NumberOf(literal);
                owners[number].Add(pattern);
                starts[number].Add(anchors[pattern].Start);
                atWordStart[number] &= anchors[pattern].AtWordStart;
            }
        }

        for (var rule = 0; rule < words.Count; rule++)
        {
            foreach (var word in words[rule])
            {
                var number = NumberOf(word);
                users[number].Add(rule);
                atWordStart[number] = false;
            }
        }

        for (var companion = 0; companion < companions.Count; companion++)
        {
            var needed = companions[companion].Need.Anchors!;
            foreach (var number in needed.Literals.Select(NumberOf))
            {
                marked[number].Add(companion);
                starts[number].Add(needed.Start);
                atWordStart[number] &= needed.AtWordStart;
            }
        }

        int NumberOf(byte[] literal)
        {
            var key = new string([.. literal.Select(value => (char)value)]);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers.Add(key, number = literals.Count);
                literals.Add(literal);
                owners.Add([]);
                users.Add([]);
                marked.Add([]);
                starts.Add([]);
                atWordStart.Add(true);
            }

            return number;
        }

        return new AnchorIndex(literals, patterns, [.. patterns.Select(pattern => pattern.Demand)], NumberLists.Of(owners), NumberLists.Of(users),
            [.. companions.Select(pair => pair.Marked)], NumberLists.Of(marked),
            () => FilterPlanner.Plan(literals, [.. literals.Select((literal, i) => AnchorShape.Of(literal, starts[i]))], atWordStart));
    }
}
