namespace TokenGuard.Cli.RuleExchange.Exporting;

/// <summary>What gitleaks is to leave unreported, as regular expressions of Go.</summary>
/// <param name="Description">What of our rule it stands for.</param>
/// <param name="Paths">Found in paths.</param>
/// <param name="Regexes">Found in the target.</param>
/// <param name="Target"><c>secret</c>, <c>match</c> or <c>line</c>.</param>
internal sealed record GitleaksAllowlist(string Description, IReadOnlyList<string> Paths, IReadOnlyList<string> Regexes, string Target = "secret")
{
    /// <summary>An allowlist for values.</summary>
    public static GitleaksAllowlist OfValues(string description, params string[] regexes) => new(description, [], regexes);
}
