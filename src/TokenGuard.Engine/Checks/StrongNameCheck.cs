using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops what names an assembly of .NET: <c>PublicKeyToken=</c> and 16 hexadecimal digits of the hash of a public key, whatever
/// it is assigned to. Runs for every rule (learn.microsoft.com/dotnet/standard/assembly/strong-named).
/// </summary>
internal sealed class StrongNameCheck : ICheck
{
    private const int Digits = 16;

    /// <summary>Signs, quotes and blanks between the word and the digits.</summary>
    private const int LongestSign = 8;

    private static ReadOnlySpan<byte> Word => "publickeytoken"u8;

    public Judgement Judge(in CandidateContext candidate)
    {
        if (candidate.Value.Length < Digits)
        {
            return Judgement.Pass;
        }

        var start = Math.Max(0, candidate.Secret.Start - Word.Length - LongestSign);
        var near = candidate.Text[start..candidate.Secret.End];
        var at = Ascii.IndexOfIgnoreCase(near, Word);
        return at >= 0 && DigitsBehind(near, at + Word.Length) is { } digits && start + digits + Digits > candidate.Secret.Start
            && !IsHex(candidate.Text, start + digits + Digits)
            ? Judgement.Refute("the public key token of an assembly")
            : Judgement.Pass;
    }

    /// <summary>Where the 16 digits stand behind the word; null if they do not.</summary>
    private static int? DigitsBehind(ReadOnlySpan<byte> text, int at)
    {
        var first = at;
        while (first < text.Length && first - at < LongestSign && !Ascii.IsAlphanumeric(text[first]))
        {
            first++;
        }

        return first > at && first + Digits <= text.Length && DigitRuns.AreHex(text.Slice(first, Digits)) ? first : null;
    }

    private static bool IsHex(ReadOnlySpan<byte> text, int at) => at < text.Length && Ascii.IsHexDigit(text[at]);
}
