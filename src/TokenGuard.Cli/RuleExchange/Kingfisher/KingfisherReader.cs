using TokenGuard.Cli.RuleExchange.Regexes;
using TokenGuard.Engine;
using TokenGuard.Sources.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TokenGuard.Cli.RuleExchange.Kingfisher;

/// <summary>
/// Reads rule files of Kingfisher and Nosey Parker. Source of the format: the two projects' documentation of their rules.
/// </summary>
internal static class KingfisherReader
{
    private static readonly string[] Calls = ["validation", "revocation"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="RuleExchangeException">It cannot be read.</exception>
    public static ForeignRuleSet Read(string path)
    {
        var notes = new List<string>();
        var rules = Parse(path).Maps("rules").Select(map => ReadRule(map, notes)).OfType<ForeignRule>();
        return rules.Aggregate(ForeignRuleSet.Empty, (set, rule) => set.With(new ForeignRuleSet([rule], [], []))) with { Notes = notes };
    }

    private static ForeignRule? ReadRule(KingfisherMap map, List<string> fileNotes)
    {
        var name = map.Text("name");
        if ((map.Text("id") ?? name) is not { } id)
        {
            fileNotes.Add("a rule without an id");
            return null;
        }

        var notes = new List<string>();
        var requirements = PatternRequirements.Read(map.Map("pattern_requirements"), notes);
        notes.AddRange(Calls.Where(map.Has).Select(call => $"'{call}' is not taken over"));
        if (map.Texts("categories").Count > 0)
        {
            notes.Add("'categories' are not taken over: our rules have none");
        }

        var rule = new ForeignRule
        {
            Id = id,
            Name = name,
            Regex = map.Text("pattern"),
            Dialect = RegexDialect.Rust,
            Checks = map.Number("min_entropy") is > 0 and <= 8 and var entropy ? [FormattableString.Invariant($"entropy:{entropy}")] : [],
            Allowlists = requirements,
            Needs = [.. map.Maps("depends_on_rule").Select(ReadNeed).OfType<ForeignNeed>()],
            IsHelper = map.Text("visible") == "false",
            Confidence = Enum.TryParse<Confidence>(map.Text("confidence"), ignoreCase: true, out var confidence) ? confidence : null,
            Source = map.Texts("references").FirstOrDefault(link => Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal)),
            Examples = map.Texts("examples"),
            Counterexamples = [.. map.Texts("negative_examples"), .. map.Texts("non_examples")],
        };
        map.Text("description");
        notes.AddRange(map.Unknown.Select(key => $"'{key}' is not known"));
        return rule with { Notes = notes };
    }

    private static ForeignNeed? ReadNeed(KingfisherMap map) =>
        map.Text("rule_id") is { } id ? new ForeignNeed(id, map.Text("variable") ?? id) : null;

    private static KingfisherMap Parse(string path)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(WholeInput.Read(path)));
            var stream = new YamlStream();
            stream.Load(new ShallowYaml(new Parser(reader)));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new KingfisherMap(root)
                : throw new RuleExchangeException($"{path}: a rule file is one mapping with the key 'rules'");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RuleExchangeException($"the rule file '{path}' cannot be read: {failure.Message}", failure);
        }
        catch (YamlException wrong)
        {
            throw new RuleExchangeException($"{path}({wrong.Start.Line},{wrong.Start.Column}): {wrong.Message}", wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // Some malformed texts bring the library out of step, and it tells so this way.
            throw new RuleExchangeException($"{path}: it is no YAML", wrong);
        }
    }
}
