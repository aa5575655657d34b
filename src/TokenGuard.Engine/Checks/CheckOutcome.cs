namespace TokenGuard.Engine.Checks;

/// <summary>What one check said of one candidate.</summary>
/// <param name="Check">Name of the check as rules write it.</param>
/// <param name="Passed">False if the candidate fell here.</param>
/// <param name="Reason">Why, in words without the value; null where the name says it all.</param>
public readonly record struct CheckOutcome(string Check, bool Passed, string? Reason);
