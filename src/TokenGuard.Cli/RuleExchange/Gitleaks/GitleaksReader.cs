using TokenGuard.Sources.Files;
using Tomlyn;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>
/// Reads configurations of gitleaks and betterleaks. Source of the format: the two projects' documentation of their
/// configuration files.
/// </summary>
internal static class GitleaksReader
{
    private const int DeepestExtension = 4;

    /// <summary>Reads a file and those that it extends.</summary>
    /// <exception cref="RuleExchangeException">One of them cannot be read.</exception>
    public static ForeignRuleSet Read(string path) => Read(path, 0);

    private static ForeignRuleSet Read(string path, int depth)
    {
        var root = Parse(path);
        root.Text("title");
        root.Text("description");
        root.Text("minVersion");
        root.Text("betterleaksMinVersion");
        var notes = new List<string>();
        var filter = GitleaksFilter.Read(root.Text("filter"), "the file's filter", notes);
        var prefilter = GitleaksFilter.Read(root.Text("prefilter"), "the file's prefilter", notes);
        ForeignRule[] rules = [.. root.Tables("rules").Select(table => GitleaksRuleReader.Read(table, notes)).OfType<ForeignRule>()
            .Select(rule => rule with { Checks = [.. rule.Checks, .. filter.Checks] })];
        ForeignAllowlist[] allowlists =
        [
            .. GitleaksAllowlistReader.ReadAll(root, notes), .. filter.Allowlists, .. prefilter.Allowlists,
        ];
        var basis = Extended(path, root, depth, notes);
        notes.AddRange(root.Unknown.Select(key => $"'{key}' is not known"));
        return basis.With(new ForeignRuleSet(rules, allowlists, notes));
    }

    private static ForeignRuleSet Extended(string path, GitleaksTable root, int depth, List<string> notes)
    {
        if (root.Table("extend") is not { } extend)
        {
            return ForeignRuleSet.Empty;
        }

        var disabled = extend.Texts("disabledRules");
        if (extend.Flag("useDefault"))
        {
            notes.Add("it extends the rules that are built into the tool, which are not in it: give their file too, before this one");
            notes.AddRange(disabled.Select(rule => $"it switches off the rule '{rule}': do so in .tokenguard.toml"));
        }

        if (extend.Text("url") is { } url)
        {
            notes.Add($"it extends {url}, which is not fetched: give the file too, before this one");
        }

        if (extend.Text("path") is not { } named)
        {
            return ForeignRuleSet.Empty;
        }

        if (depth == DeepestExtension)
        {
            throw new RuleExchangeException($"{path}: files extend each other more than {DeepestExtension} deep");
        }

        // The tools look from where they were called; a file's author often means from the file.
        var beside = Path.Combine(Path.GetDirectoryName(path) ?? "", named);
        var basis = Read(File.Exists(named) || !File.Exists(beside) ? named : beside, depth + 1);
        return basis with { Rules = [.. basis.Rules.Where(rule => !disabled.Contains(rule.Id, StringComparer.Ordinal))] };
    }

    private static GitleaksTable Parse(string path)
    {
        try
        {
            return new GitleaksTable(TomlSerializer.Deserialize(string.Join('\n', WholeInput.ReadLines(path)), GitleaksTomlContext.Default.TomlTable) ?? []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RuleExchangeException($"the rule file '{path}' cannot be read: {failure.Message}", failure);
        }
        catch (TomlException wrong)
        {
            // The outer message speaks of the library's own types.
            throw new RuleExchangeException($"{path}: {(wrong.InnerException ?? wrong).Message}", wrong);
        }
    }
}
