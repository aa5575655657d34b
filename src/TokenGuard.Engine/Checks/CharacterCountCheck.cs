namespace TokenGuard.Engine.Checks;

/// <summary>Passes values with at least a given number of digits or letters.</summary>
internal sealed class CharacterCountCheck(CharacterCountCheck.Kind kind, int wanted) : ICheck
{
    /// <summary>What is counted.</summary>
    internal enum Kind
    {
        Digit,
        Letter,
    }

    public Judgement Judge(in CandidateContext candidate)
    {
        var count = 0;
        foreach (var b in candidate.Value)
        {
            if (kind == Kind.Digit ? Ascii.IsDigit(b) : Ascii.IsLetter(b))
            {
                count++;
            }
        }

        return Judgement.Of(count >= wanted, $"{count} {(kind == Kind.Digit ? "digits" : "letters")}, {wanted} wanted");
    }
}
