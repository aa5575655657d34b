using TokenGuard.Cli.RuleExchange.Regexes;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Finds the group of a regular expression that holds the value, as its tool does.</summary>
internal static class SecretGroups
{
    private const string TokenName = "TOKEN";

    /// <summary>
    /// The groups that may hold it; 0 is the whole match. Several where the tool takes the first that is not empty: each
    /// makes a rule.
    /// </summary>
    /// <exception cref="RegexException">The rule names a group that is not there.</exception>
    public static IReadOnlyList<int> Of(ForeignRule rule, TranslatedRegex regex)
    {
        if (rule.SecretGroup > regex.Groups.Count)
        {
            throw new RegexException($"there is no group {rule.SecretGroup}");
        }

        if (rule.SecretGroup > 0)
        {
            return [rule.SecretGroup];
        }

        if (regex.Groups.Count == 0)
        {
            return [0];
        }

        if (rule.Dialect == RegexDialect.Rust && Chosen(regex) is { } chosen)
        {
            return [chosen.Index];
        }

        var always = regex.Groups.FirstOrDefault(group => !group.MayBeAbsent)?.Index ?? regex.Groups.Count;
        return [.. Enumerable.Range(1, always)];
    }

    /// <summary>What a person should look at; null where there is no choice.</summary>
    public static string? NoteFor(ForeignRule rule, TranslatedRegex regex)
    {
        if (rule.SecretGroup > 0 || regex.Groups.Count < 2)
        {
            return null;
        }

        if (rule.Dialect == RegexDialect.Rust && Chosen(regex) is { } chosen)
        {
            return chosen.Name is null ? $"of its {regex.Groups.Count} groups the {(chosen.Index == 1 ? "first" : "first without a name")} is taken for the value" : null;
        }

        return Of(rule, regex).Count is > 1 and var count ? $"any of {count} groups may hold the value, so it makes {count} rules" : null;
    }

    /// <summary>The group TOKEN, else the first that has no name and stands in every match.</summary>
    private static RegexGroup? Chosen(TranslatedRegex regex) =>
        regex.Groups.FirstOrDefault(group => string.Equals(group.Name, TokenName, StringComparison.OrdinalIgnoreCase))
        ?? regex.Groups.FirstOrDefault(group => group is { Name: null, MayBeAbsent: false });
}
