namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>A regular expression in the syntax of our patterns, of which one group is still to be chosen.</summary>
/// <param name="parts">Its text in parts; those at the places of groups are their openings.</param>
/// <param name="openings">For each group the index of its opening among the parts.</param>
/// <param name="groups">Its capturing groups, in their order.</param>
internal sealed class TranslatedRegex(IReadOnlyList<string> parts, IReadOnlyList<int> openings, IReadOnlyList<RegexGroup> groups)
{
    private const string Uncaptured = "(?:";

    public IReadOnlyList<RegexGroup> Groups => groups;

    /// <summary>The pattern without any capturing group.</summary>
    public override string ToString() => string.Concat(parts);

    /// <summary>The pattern with one group that captures.</summary>
    /// <param name="group">Its number from 1; 0 for none.</param>
    /// <param name="name">The name that it gets.</param>
    public string Capturing(int group, string name) => group == 0
        ? ToString()
        : string.Concat(parts.Select((part, index) => index == openings[group - 1] ? $"(?P<{name}>" : part));

    /// <summary>How the openings of groups are written until one is chosen.</summary>
    public static string Opening => Uncaptured;
}
