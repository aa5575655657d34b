namespace TokenGuard.Cli.RuleExchange;

/// <summary>What another tool does not report, by regular expressions and words.</summary>
internal sealed record ForeignAllowlist
{
    /// <summary>True if all that is given must apply, false if one is enough.</summary>
    public bool NeedsAll { get; init; }

    public IReadOnlyList<string> Paths { get; init; } = [];

    public IReadOnlyList<string> Regexes { get; init; } = [];

    /// <summary>What the regular expressions look at: <c>secret</c>, <c>match</c> or <c>line</c>.</summary>
    public string Target { get; init; } = "secret";

    /// <summary>Words that stand in the value, whatever their case.</summary>
    public IReadOnlyList<string> Stopwords { get; init; } = [];

    public IReadOnlyList<string> Commits { get; init; } = [];

    /// <summary>Ids of the rules that it is for; none for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];
}
