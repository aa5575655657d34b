using TokenGuard.Cli.RuleExchange.Regexes;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Makes rules of ours out of those of another tool, and notes everything that is lost or changed on the way.</summary>
internal sealed class RuleImporter
{
    private const string Risk = "Whoever reads it can use it; the imported rule does not say for what.";
    private const string Remedy = "Revoke it where it was issued, and put its replacement into a secret store.";

    private readonly ForeignRuleSet set;
    private readonly ProviderDefinition provider;
    private readonly string? source;
    private readonly RuleIds ids;
    private readonly Dictionary<string, ForeignRule> foreign;

    private RuleImporter(ForeignRuleSet set, ProviderDefinition provider, string? source)
    {
        this.set = set;
        this.source = source;
        this.provider = provider;
        ids = new RuleIds(provider.Id);
        foreign = set.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
    }

    /// <summary>Imports.</summary>
    /// <param name="set">The other tool's rules.</param>
    /// <param name="provider">The provider that they come under.</param>
    /// <param name="source">The page that is named as source of those that name none; null for none.</param>
    public static ImportedRules Import(ForeignRuleSet set, ProviderDefinition provider, string? source) => new RuleImporter(set, provider, source).Import();

    private ImportedRules Import()
    {
        var notes = set.Notes.Select(note => new ImportNote(null, note)).ToList();
        var forAll = new List<Exemption>();
        foreach (var allowlist in set.Allowlists.Where(allowlist => allowlist.Rules.Count == 0))
        {
            forAll.AddRange(new ExemptionTranslator(RegexDialect.Go, text => notes.Add(new ImportNote(null, text))).Translate(allowlist));
        }

        if (forAll.Count > 0 && set.Rules.Any(rule => rule.Dialect != RegexDialect.Go))
        {
            notes.Add(new ImportNote(null, "the allowlists of the TOML files hold for the rules of the YAML files too, since all are in one file now"));
        }

        var shared = provider with { Exemptions = forAll };
        var rules = set.Rules.SelectMany(rule => Import(rule, shared, notes)).ToList();
        return new ImportedRules(shared, rules, notes);
    }

    private List<ImportedRule> Import(ForeignRule rule, ProviderDefinition shared, List<ImportNote> lost)
    {
        if (rule.IsHelper)
        {
            lost.Add(new ImportNote(rule.Id, "no rule of its own: the other tool reports it only as a part of others", IsLoss: false));
            return [];
        }

        if (rule.Regex is null)
        {
            lost.Add(new ImportNote(rule.Id, rule.Path is null
                ? "it changes a rule that is in none of the files"
                : "it looks at paths alone, and our rules look at what is in a file"));
            return [];
        }

        try
        {
            return ToRules(rule, rule.Regex, shared);
        }
        catch (Exception wrong) when (wrong is RegexException or Engine.Patterns.PatternException)
        {
            lost.Add(new ImportNote(rule.Id, $"its regular expression: {wrong.Message}"));
            return [];
        }
    }

    private List<ImportedRule> ToRules(ForeignRule rule, string text, ProviderDefinition shared)
    {
        var regex = RegexTranslator.Translate(text, rule.Dialect);
        var notes = rule.Notes.Select(note => new ImportNote(rule.Id, note)).ToList();
        Note(() => SecretGroups.NoteFor(rule, regex));
        var groups = SecretGroups.Of(rule, regex);
        var patterns = groups.Select(group => new ImportedPattern(regex.Capturing(group, "secret"))).ToList();
        Note(() => patterns[0].NoteForKeywords(rule.Keywords));
        var basis = new TokenRule
        {
            Id = "",
            Name = OneLine(rule.Name ?? rule.Id),
            Provider = shared,
            Pattern = "",
            Path = PathOf(rule, notes),
            Checks = [.. rule.Checks.Distinct()],
            Confidence = rule.Confidence ?? Confidence.Medium,
            Risk = Risk,
            Remedy = Remedy,
            Source = rule.Source ?? source,
            Exemptions = ExemptionsOf(rule, notes),
            Needs = [.. rule.Needs.Select(need => NeedOf(rule, need, notes)).OfType<CompanionNeed>()],
        };
        return
        [
            .. patterns.Select((pattern, index) => new ImportedRule(
                rule.Id, pattern.Complete(basis with { Id = ids.For(rule.Id) }, rule, index == 0 ? notes : [], patterns.Count > 1), index == 0 ? notes : [])),
        ];

        void Note(Func<string?> say)
        {
            if (say() is { } note)
            {
                notes.Add(new ImportNote(rule.Id, note, IsLoss: false));
            }
        }
    }

    private static string? PathOf(ForeignRule rule, List<ImportNote> notes)
    {
        try
        {
            return rule.Path is null ? null : Engine.Patterns.Pattern.Parse(RegexTranslator.Translate(rule.Path, rule.Dialect).ToString()).Text;
        }
        catch (Exception wrong) when (wrong is RegexException or Engine.Patterns.PatternException)
        {
            notes.Add(new ImportNote(rule.Id, $"its path, so it looks at all files: {wrong.Message}"));
            return null;
        }
    }

    private List<Exemption> ExemptionsOf(ForeignRule rule, List<ImportNote> notes)
    {
        var translator = new ExemptionTranslator(rule.Dialect, text => notes.Add(new ImportNote(rule.Id, text)));
        return [.. rule.Allowlists.Concat(set.Allowlists.Where(allowlist => allowlist.Rules.Contains(rule.Id, StringComparer.Ordinal)))
            .SelectMany(translator.Translate).Distinct()];
    }

    private CompanionNeed? NeedOf(ForeignRule rule, ForeignNeed need, List<ImportNote> notes)
    {
        var name = RuleIds.Words(need.Name);
        if (!foreign.TryGetValue(need.RuleId, out var other) || other.Regex is null || name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            notes.Add(new ImportNote(rule.Id, $"its companion '{need.RuleId}', which is in none of the files"));
            return null;
        }

        try
        {
            var regex = RegexTranslator.Translate(other.Regex, other.Dialect);
            var pattern = Engine.Patterns.Pattern.Parse(regex.Capturing(SecretGroups.Of(other, regex)[0], "value")).Text;
            return new CompanionNeed { Name = name, Kind = $"{provider.Id}-{RuleIds.Words(other.Id)}", Pattern = pattern, Required = true };
        }
        catch (Exception wrong) when (wrong is RegexException or Engine.Patterns.PatternException)
        {
            notes.Add(new ImportNote(rule.Id, $"its companion '{need.RuleId}': {wrong.Message}"));
            return null;
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
