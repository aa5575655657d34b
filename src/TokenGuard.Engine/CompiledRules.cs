using TokenGuard.Engine.Checks;
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
        RequiredLiterals[] anchors = [.. rules.Select(rule => rule.Rule.Anchors!), .. needs.Select(need => need.Need.Anchors!)];
        PatternCount = anchors.Length;
        var literals = new Dictionary<string, int>(StringComparer.Ordinal);
        var bytes = new List<byte[]>();
        var owners = new List<List<int>>();
        for (var i = 0; i < anchors.Length; i++)
        {
            foreach (var literal in anchors[i].Literals)
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

    /// <summary>Patterns are numbered: those of <see cref="Rules"/>, then those of <see cref="Needs"/>.</summary>
    internal int PatternCount { get; }

    internal IPrefilter Prefilter { get; }

    /// <summary>For each literal of the filter, the indexes of the patterns that it anchors.</summary>
    internal int[][] PatternsOfLiteral { get; }

    /// <summary>Compiles a catalogue.</summary>
    /// <exception cref="RuleException">A rule's pattern has no anchor.</exception>
    public static CompiledRules Compile(RuleCatalog catalog)
    {
        var anchorless = catalog.Rules.FirstOrDefault(rule => rule.Anchors is null);
        if (anchorless is not null)
        {
            throw new RuleException($"rule '{anchorless.Id}': the pattern has no anchor: no literal text stands in every match at a bounded distance from its start");
        }

        var exemptions = catalog.Providers.Where(provider => provider.Exemptions.Count > 0)
            .ToDictionary(provider => provider.Id, provider => new ExemptionCheck(provider.Exemptions), StringComparer.Ordinal);
        var rules = catalog.Rules
            .Select(rule => new CompiledRule(rule, exemptions.TryGetValue(rule.Provider.Id, out var shared) ? shared : null)).ToArray();
        var needs = catalog.Rules.SelectMany(rule => rule.Needs)
            .Where(need => need.Anchors is not null)
            .GroupBy(need => (need.Kind, need.Pattern))
            .Select(group => new CompiledNeed(group.First()))
            .ToArray();
        return new CompiledRules(catalog, rules, needs);
    }
}
