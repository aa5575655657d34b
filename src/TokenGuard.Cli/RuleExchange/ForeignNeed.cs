namespace TokenGuard.Cli.RuleExchange;

/// <summary>A rule that finds what completes the token of another rule.</summary>
/// <param name="RuleId">Its id in the other tool.</param>
/// <param name="Name">What the other tool calls the value.</param>
internal sealed record ForeignNeed(string RuleId, string Name);
