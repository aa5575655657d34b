namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>A capturing group of a regular expression.</summary>
/// <param name="Index">Its number, from 1.</param>
/// <param name="Name">Its name, or null.</param>
internal sealed record RegexGroup(int Index, string? Name)
{
    /// <summary>True if a match may leave the group out: it stands in an alternative or may be repeated no times.</summary>
    public bool MayBeAbsent { get; set; }
}
