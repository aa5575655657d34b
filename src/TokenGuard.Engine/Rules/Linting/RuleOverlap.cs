namespace TokenGuard.Engine.Rules.Linting;

/// <summary>Two rules that claim one text.</summary>
/// <param name="Winner">The rule that keeps it.</param>
/// <param name="Loser">The rule that finds it too.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Example">The rule in whose example both were seen.</param>
/// <param name="Number">The number of that example, from 1.</param>
public sealed record RuleOverlap(TokenRule Winner, TokenRule Loser, string Reason, TokenRule Example, int Number);
