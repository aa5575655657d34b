using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>The anchors of patterns: the literals to look for, and the patterns that each of them leads to.</summary>
internal sealed class AnchorIndex
{
    private readonly Lazy<FilterPlan> plan;

    public AnchorIndex(IReadOnlyList<byte[]> literals, int[][] patternsOfLiteral, int[][] rulesOfWord, Func<FilterPlan> plan)
    {
        Literals = literals;
        PatternsOfLiteral = patternsOfLiteral;
        RulesOfWord = rulesOfWord;
        this.plan = new(plan);
    }

    /// <summary>In ASCII lower case, all different.</summary>
    public IReadOnlyList<byte[]> Literals { get; }

    /// <summary>For each literal, its patterns by their index.</summary>
    public int[][] PatternsOfLiteral { get; }

    /// <summary>For each literal, the rules that find nothing in a text without one of their words, of which it is one.</summary>
    public int[][] RulesOfWord { get; }

    /// <summary>How a vector filter looks for the literals.</summary>
    public FilterPlan Plan => plan.Value;

    /// <summary>Collects the anchors of rules, all of which must have some.</summary>
    public static AnchorIndex Of(IReadOnlyList<TokenRule> rules) =>
        Of([.. rules.Select(rule => rule.Anchors!)], [.. rules.Select(RequiredWords.Of)]);

    /// <summary>Collects the anchors of companions, all of which must have some.</summary>
    public static AnchorIndex Of(IReadOnlyList<CompanionNeed> needs) =>
        Of([.. needs.Select(need => need.Anchors!)], []);

    private static AnchorIndex Of(IReadOnlyList<RequiredLiterals> patterns, IReadOnlyList<IReadOnlyList<byte[]>> words)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var literals = new List<byte[]>();
        var owners = new List<List<int>>();
        var users = new List<List<int>>();
        for (var pattern = 0; pattern < patterns.Count; pattern++)
        {
            foreach (var literal in patterns[pattern].Literals)
            {
                owners[NumberOf(literal)].Add(pattern);
            }
        }

        for (var rule = 0; rule < words.Count; rule++)
        {
            foreach (var word in words[rule])
            {
                users[NumberOf(word)].Add(rule);
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
            }

            return number;
        }

        ByteSet[]? ShapeOf(int literal) => AnchorShape.Of(literals[literal], [.. owners[literal].Select(owner => patterns[owner].Start)]);
        return new AnchorIndex(literals, [.. owners.Select(list => list.ToArray())], [.. users.Select(list => list.ToArray())],
            () => FilterPlanner.Plan(literals, [.. Enumerable.Range(0, literals.Count).Select(ShapeOf)]));
    }
}
