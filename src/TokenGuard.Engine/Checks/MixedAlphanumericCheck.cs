namespace TokenGuard.Engine.Checks;

/// <summary>Passes values that have a digit, a lower-case and an upper-case letter.</summary>
internal sealed class MixedAlphanumericCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate)
    {
        bool digit = false, lower = false, upper = false;
        foreach (var b in candidate.Value)
        {
            digit |= Ascii.IsDigit(b);
            lower |= Ascii.IsLower(b);
            upper |= Ascii.IsUpper(b);
        }

        return Judgement.Of(digit && lower && upper, "digits, lower-case and upper-case letters are wanted together");
    }
}
