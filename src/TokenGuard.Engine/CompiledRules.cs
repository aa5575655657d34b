using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A rule catalogue ready to scan with: compiled patterns, checks and one filter for all anchors. Shared by all threads.</summary>
public sealed class CompiledRules
{
    private CompiledRules(RuleCatalog catalog, CompiledRule[] rules, CompiledNeed[] needs)
    {
        Catalog = catalog;
        Rules = rules;
        Needs = needs;
        Patterns = [.. rules.Select(rule => rule.Pattern), .. needs.Select(need => need.Pattern)];
        var literals = new Dictionary<string, int>(StringComparer.Ordinal);
        var bytes = new List<byte[]>();
        var owners = new List<List<int>>();
        for (var i = 0; i < Patterns.Length; i++)
        {
            foreach (var literal in Patterns[i].RequiredLiterals!.Literals)
            {
                var key = Convert.ToBase64String(literal);
                if (!literals.TryGetValue(key, out var index))
                {
                    literals.Add(key, index = bytes.Count);
                    bytes.Add(literal);
                    owners.Add([]);
                }

                owners[index].Add(i);
            }
        }

        Prefilter = new AhoCorasickPrefilter(bytes);
        PatternsOfLiteral = [.. owners.Select(list => list.ToArray())];
    }

    public RuleCatalog Catalog { get; }

    internal CompiledRule[] Rules { get; }

    /// <summary>Companions that are looked for in every blob.</summary>
    internal CompiledNeed[] Needs { get; }

    /// <summary>The patterns of <see cref="Rules"/>, then those of <see cref="Needs"/>.</summary>
    internal Pattern[] Patterns { get; }

    internal IPrefilter Prefilter { get; }

    /// <summary>For each literal of the filter, the indexes of the patterns that it anchors.</summary>
    internal int[][] PatternsOfLiteral { get; }

    /// <summary>Compiles a catalogue.</summary>
    /// <exception cref="RuleException">A rule's pattern has no anchor.</exception>
    /// <exception cref="PatternException">A pattern is wrong; the reader of rule files has told so before.</exception>
    public static CompiledRules Compile(RuleCatalog catalog)
    {
        var rules = catalog.Rules.Select(rule => new CompiledRule(rule, Pattern.Parse(rule.Pattern))).ToArray();
        foreach (var rule in rules)
        {
            if (rule.Pattern.RequiredLiterals is null)
            {
                throw new RuleException($"rule '{rule.Rule.Id}': the pattern has no anchor: no literal text stands in every match at a bounded distance from its start");
            }
        }

        var needs = catalog.Rules.SelectMany(rule => rule.Needs)
            .GroupBy(need => (need.Kind, need.Pattern))
            .Select(group => new CompiledNeed(group.First()))
            .Where(need => !need.IsUnanchored)
            .ToArray();
        return new CompiledRules(catalog, rules, needs);
    }
}
