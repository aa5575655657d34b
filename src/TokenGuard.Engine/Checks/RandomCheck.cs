namespace TokenGuard.Engine.Checks;

/// <summary>Passes values that look random for their alphabet and length.</summary>
internal sealed class RandomCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate) =>
        Judgement.Of(Randomness.EstimateBits(candidate.Value) > 0, "does not look random");
}
