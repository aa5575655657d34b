using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>The anchors of all rules: the literals to look for, and the patterns that each of them leads to.</summary>
internal sealed class AnchorIndex
{
    private readonly Lazy<FilterPlan> plan;

    public AnchorIndex(
        IReadOnlyList<byte[]> literals, int[][] patternsOfLiteral, int[][] rulesOfWord, IReadOnlyList<(int Rule, int Need)> needs, Func<FilterPlan> plan)
    {
        Literals = literals;
        PatternsOfLiteral = patternsOfLiteral;
        RulesOfWord = rulesOfWord;
        Needs = needs;
        this.plan = new(plan);
    }

    /// <summary>In ASCII lower case, all different.</summary>
    public IReadOnlyList<byte[]> Literals { get; }

    /// <summary>For each literal, its patterns: those of the rules by their index, behind them those of <see cref="Needs"/>.</summary>
    public int[][] PatternsOfLiteral { get; }

    /// <summary>For each literal, the rules that find nothing in a text without one of their words, of which it is one.</summary>
    public int[][] RulesOfWord { get; }

    /// <summary>Companions that are looked for in every blob, by the index of the first rule that needs them and their index there.</summary>
    public IReadOnlyList<(int Rule, int Need)> Needs { get; }

    /// <summary>How a vector filter looks for the literals.</summary>
    public FilterPlan Plan => plan.Value;

    /// <summary>Collects the anchors of rules, all of which must have some.</summary>
    public static AnchorIndex Of(IReadOnlyList<TokenRule> rules)
    {
        var needs = FindNeeds(rules);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var literals = new List<byte[]>();
        var owners = new List<List<int>>();
        var users = new List<List<int>>();
        var stretches = rules.Select(rule => rule.Stretch).Concat(needs.Select(need => rules[need.Rule].Needs[need.Need].Stretch)).ToList();
        var distances = new List<int>();
        foreach (var anchors in rules.Select(rule => rule.Anchors!).Concat(needs.Select(need => rules[need.Rule].Needs[need.Need].Anchors!)))
        {
            foreach (var literal in anchors.Literals)
            {
                owners[NumberOf(literal)].Add(distances.Count);
            }

            distances.Add(anchors.MaxDistance);
        }

        for (var rule = 0; rule < rules.Count; rule++)
        {
            foreach (var word in RequiredWords.Of(rules[rule]))
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

        ByteSet[]? ShapeOf(int literal) => AnchorShape.Of(literals[literal], owners[literal].Select(owner => distances[owner] == 0 ? stretches[owner] : null));
        return new AnchorIndex(literals, [.. owners.Select(list => list.ToArray())], [.. users.Select(list => list.ToArray())], needs,
            () => FilterPlanner.Plan(literals, [.. Enumerable.Range(0, literals.Count).Select(ShapeOf)]));
    }

    // Rules share the companions of one kind and pattern.
    private static List<(int Rule, int Need)> FindNeeds(IReadOnlyList<TokenRule> rules)
    {
        var known = new HashSet<(string, string)>();
        var needs = new List<(int Rule, int Need)>();
        for (var rule = 0; rule < rules.Count; rule++)
        {
            for (var need = 0; need < rules[rule].Needs.Count; need++)
            {
                var companion = rules[rule].Needs[need];
                if (companion.Anchors is not null && known.Add((companion.Kind, companion.Pattern)))
                {
                    needs.Add((rule, need));
                }
            }
        }

        return needs;
    }
}
