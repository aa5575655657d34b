namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>A simple condition of a filter.</summary>
internal abstract record FilterTerm
{
    /// <summary>The entropy of the value is below a bound.</summary>
    /// <param name="Least">The bound, in bits a character.</param>
    public sealed record Entropy(double Least) : FilterTerm;

    /// <summary>The value reads as words.</summary>
    public sealed record TokenEfficiency : FilterTerm;

    /// <summary>One of some regular expressions is found.</summary>
    /// <param name="Target">Where: <c>secret</c>, <c>match</c>, <c>line</c> or <c>path</c>.</param>
    /// <param name="Regexes">The regular expressions.</param>
    public sealed record Found(string Target, IReadOnlyList<string> Regexes) : FilterTerm;
}
