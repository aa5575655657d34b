namespace TokenGuard.Scanning.Suppressions;

/// <summary>What is written with newly accepted findings.</summary>
/// <param name="Reason">Why they are accepted.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Until">The last day on which it holds, as yyyy-MM-dd.</param>
public sealed record Acceptance(string Reason, string? Owner, string? Until);
