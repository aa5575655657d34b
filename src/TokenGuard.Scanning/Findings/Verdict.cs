namespace TokenGuard.Scanning.Findings;

/// <summary>Whether a token still works, and where that cannot be said, why.</summary>
/// <param name="State">The answer.</param>
/// <param name="Reason">Why the answer is what it is, in words without the value.</param>
public readonly record struct Verdict(VerdictState State, string? Reason = null);
