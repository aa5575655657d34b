namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops what a pattern matched in the midst of base64: pictures, certificates and archives are long enough to spell any
/// prefix. A value that was encoded is found in the text that the encoding holds.
/// </summary>
internal sealed class EncodedRunCheck : ICheck
{
    /// <summary>Base64 digits beside the match, of which addresses and names have fewer in a row.</summary>
    private const int Shortest = 64;

    /// <summary>As many without a plus sign are base64 too.</summary>
    private const int Clear = 2 * Shortest;

    public Judgement Judge(in CandidateContext candidate)
    {
        if (candidate.Assigned is not null)
        {
            return Judgement.Pass;
        }

        int beside = 0, pluses = 0, slashes = 0;
        for (var i = candidate.Match.Start - 1; i >= 0 && candidate.Match.Start - i <= Clear && IsDigit(candidate.Text[i]); i--)
        {
            Count(candidate.Text[i], ref beside, ref pluses, ref slashes);
        }

        for (var i = candidate.Match.End; i < candidate.Text.Length && i - candidate.Match.End < Clear && IsDigit(candidate.Text[i]); i++)
        {
            Count(candidate.Text[i], ref beside, ref pluses, ref slashes);
        }

        return Judgement.Of(!(beside >= Shortest && (pluses > 0 || (beside >= Clear && slashes > 0))), "a part of a longer text in base64");
    }

    private static void Count(byte b, ref int beside, ref int pluses, ref int slashes)
    {
        beside++;
        pluses += b == '+' ? 1 : 0;
        slashes += b == '/' ? 1 : 0;
    }

    private static bool IsDigit(byte b) => Ascii.IsAlphanumeric(b) || b is (byte)'+' or (byte)'/';
}
