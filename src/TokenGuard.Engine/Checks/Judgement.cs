namespace TokenGuard.Engine.Checks;

/// <summary>A check's word on a candidate.</summary>
/// <param name="Passed">False drops the candidate.</param>
/// <param name="Reason">Why, in words that never hold the value.</param>
internal readonly record struct Judgement(bool Passed, string? Reason)
{
    public static Judgement Pass => new(true, null);

    public static Judgement Drop(string reason) => new(false, reason);

    public static Judgement Of(bool passed, string reasonIfDropped) => passed ? Pass : Drop(reasonIfDropped);
}
