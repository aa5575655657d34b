namespace TokenGuard.Engine.Checks;

/// <summary>A check's word on a candidate.</summary>
/// <param name="Passed">False drops the candidate.</param>
/// <param name="Reason">Why, in words that never hold the value.</param>
internal readonly record struct Judgement(bool Passed, string? Reason)
{
    /// <summary>How sure the check is, if it can tell; else the rule's own confidence stands.</summary>
    public Confidence? Confidence { get; private init; }

    public static Judgement Sure(Confidence confidence, string reason) => new(true, reason) { Confidence = confidence };

    /// <summary>What the finding's confidence cannot be above, if the check knows a reason.</summary>
    public Confidence? Ceiling { get; private init; }

    public static Judgement AtMost(Confidence confidence, string reason) => new(true, reason) { Ceiling = confidence };

    public static Judgement Pass => new(true, null);

    public static Judgement Drop(string reason) => new(false, reason);

    /// <summary>Drops a value of which the check knows what it is, so that no name can make it a credential.</summary>
    public static Judgement Refute(string reason) => new(false, reason) { IsRefuted = true };

    /// <summary>True if it holds for every other rule too.</summary>
    public bool IsRefuted { get; private init; }

    public static Judgement Of(bool passed, string reasonIfDropped) => passed ? Pass : Drop(reasonIfDropped);
}
