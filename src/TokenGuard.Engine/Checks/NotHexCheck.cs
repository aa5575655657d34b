namespace TokenGuard.Engine.Checks;

/// <summary>Drops values that are hex digits of one case only: digests, commit ids.</summary>
internal sealed class NotHexCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate)
    {
        bool lower = false, upper = false;
        foreach (var b in candidate.Value)
        {
            if (!Ascii.IsHexDigit(b))
            {
                return Judgement.Pass;
            }

            lower |= Ascii.IsLower(b);
            upper |= Ascii.IsUpper(b);
        }

        return Judgement.Of(lower && upper, "all hex digits of one case");
    }
}
