using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.RuleExchange.Exporting;

/// <summary>Writes rules as a configuration of gitleaks, and names in comments what it cannot say.</summary>
internal static class GitleaksExport
{
    private const string Entropy = "entropy:";

    /// <summary>The configuration's text.</summary>
    public static string Write(RuleCatalog catalog)
    {
        var text = new TomlText()
            .Comment("Written by `tokenguard rules export`. Of every rule these are lost: the checks for placeholders and for published")
            .Comment("sample values, what is encoded, companions, how a token is verified and revoked. What else is lost stands with its rule.")
            .Line()
            .Key("title", "TokenGuard's rules");
        foreach (var rule in catalog.Rules)
        {
            text.Line();
            WriteRule(text, rule);
        }

        return text.ToString();
    }

    private static void WriteRule(TomlText text, TokenRule rule)
    {
        var pattern = Pattern.Parse(rule.Pattern);
        if (WhyNot(rule) is { } reason)
        {
            text.Comment($"Not exported: {rule.Id}: {reason}");
            return;
        }

        var allowlists = rule.Checks.Select(check => (Check: check, Allowlist: GitleaksChecks.ToAllowlist(check))).ToList();
        foreach (var check in allowlists.Where(entry => entry.Allowlist is null && !entry.Check.StartsWith(Entropy, StringComparison.Ordinal)))
        {
            text.Comment($"Lost: the check '{check.Check}', so more is found.");
        }

        var (regex, group) = RegexOf(pattern);
        text.Line("[[rules]]")
            .Key("id", rule.Id)
            .Key("description", rule.Name)
            .Key("regex", regex);
        if (group > 0)
        {
            text.Line($"secretGroup = {group}");
        }

        text.Key("path", rule.Path);
        if (rule.Checks.FirstOrDefault(check => check.StartsWith(Entropy, StringComparison.Ordinal)) is { } entropy)
        {
            text.Line($"entropy = {entropy[Entropy.Length..]}");
        }

        text.Key("keywords", KeywordsOf(rule))
            .Key("tags", [rule.Provider.Id, rule.Severity.ToString().ToLowerInvariant()]);
        foreach (var allowlist in allowlists.Select(entry => entry.Allowlist).OfType<GitleaksAllowlist>())
        {
            WriteAllowlist(text, allowlist);
        }

        foreach (var exemption in rule.Exemptions.Concat(rule.Provider.Exemptions))
        {
            WriteExemption(text, exemption);
        }
    }

    /// <summary>Why gitleaks cannot take the rule; null if it can.</summary>
    private static string? WhyNot(TokenRule rule) =>
        rule.ReadsAssignments ? "its pattern finds names, and their values are read as code and configuration write them"
        : rule.ReadsManifests ? "its pattern finds manifests, and what they hold is read entry by entry"
        : !GoRepeats.AreAccepted(rule.Pattern) ? "its repeats inside each other are more than Go allows"
        : HasHighByte(rule.Pattern) ? "it looks for bytes that are no characters"
        : null;

    private static bool HasHighByte(string pattern)
    {
        for (var at = pattern.IndexOf(@"\x", StringComparison.Ordinal); at >= 0; at = pattern.IndexOf(@"\x", at + 2, StringComparison.Ordinal))
        {
            if (at + 2 < pattern.Length && (char.ToLowerInvariant(pattern[at + 2]) is >= '8' and <= '9' or >= 'a' and <= 'f'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the whole match is the value and there are groups, gitleaks would take the first of them.</summary>
    private static (string Regex, int Group) RegexOf(Pattern pattern)
    {
        var group = pattern.GroupIndex("secret");
        return group > 0 ? (pattern.Text, group)
            : pattern.GroupCount > 0 ? ($"({pattern.Text})", 1)
            : (pattern.Text, 0);
    }

    private static void WriteExemption(TomlText text, Exemption exemption)
    {
        (string Target, string? Regex)[] all = [("secret", exemption.Value), ("match", exemption.Match), ("line", exemption.Line)];
        var parts = all.Where(part => part.Regex is not null).ToList();
        if (parts.Count > 1)
        {
            text.Comment("Lost: an exemption that looks at several things at once, so more is found.");
            return;
        }

        WriteAllowlist(text, new GitleaksAllowlist(
            "an exemption", exemption.Path is { } path ? [path] : [], parts.Count > 0 ? [parts[0].Regex!] : [], parts.Count > 0 ? parts[0].Target : "secret"));
    }

    private static void WriteAllowlist(TomlText text, GitleaksAllowlist allowlist)
    {
        text.Line("[[rules.allowlists]]").Key("description", allowlist.Description).Key("paths", allowlist.Paths).Key("regexes", allowlist.Regexes);
        if (allowlist.Paths.Count > 0 && allowlist.Regexes.Count > 0)
        {
            text.Line("condition = 'AND'");
        }

        if (allowlist.Target != "secret")
        {
            text.Key("regexTarget", allowlist.Target);
        }
    }

    /// <summary>The anchors; none where one of them is no text, since a match may have just that one.</summary>
    private static string[] KeywordsOf(TokenRule rule)
    {
        string[] literals = [.. (rule.Anchors?.Literals ?? []).Select(WholeCharacters)];
        return literals.Any(literal => literal.Length == 0 || literal.Contains('\uFFFD', StringComparison.Ordinal)) ? [] : literals;
    }

    /// <summary>An anchor may begin and end within a character, which is then left out.</summary>
    private static string WholeCharacters(byte[] literal) => Encoding.UTF8.GetString(literal).Trim('\uFFFD');
}
