namespace TokenGuard.Scanning.Reports;

/// <summary>What one rule cost and gave in a scan.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Anchors">How often one of its literals stood in a text.</param>
/// <param name="Candidates">How often its pattern matched.</param>
/// <param name="Passed">How many matches passed all checks.</param>
/// <param name="Time">The time of its searches and checks, over all threads.</param>
public sealed record RuleStatistics(string RuleId, long Anchors, long Candidates, long Passed, TimeSpan Time);
