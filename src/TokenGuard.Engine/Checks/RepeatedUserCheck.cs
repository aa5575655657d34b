namespace TokenGuard.Engine.Checks;

/// <summary>Reports with low confidence what repeats the user's name before the colon: a default of local set-ups.</summary>
internal sealed class RepeatedUserCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate)
    {
        var value = candidate.Value;
        var before = candidate.Text[..candidate.Secret.Start];
        var isRepeated = before.Length > value.Length && before[^1] == ':' && before[..^1].EndsWith(value)
            && (before.Length == value.Length + 1 || !Ascii.IsAlphanumeric(before[before.Length - value.Length - 2]));
        return isRepeated ? Judgement.AtMost(Confidence.Low, "it repeats the user's name") : Judgement.Pass;
    }
}
