using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Knows keys that stand beside what they encrypt and what comes of it, in bytes: the vectors by which standards have an
/// algorithm tested (csrc.nist.gov, "Cryptographic Algorithm Validation Program").
/// </summary>
internal static class TestVectors
{
    private const int Reach = 400;
    private const int LongestSign = 12;
    private const int FewestDigits = 8;

    private static readonly WordSet Inputs = new("plain plaintext pt msg message input data");

    private static readonly WordSet Outputs = new("cipher ciphertext ct digest mac tag icv output out expected result");

    /// <summary>True where the path says so, or both an input and an output are given in bytes near the value, which has bytes itself.</summary>
    public static bool Are(in CandidateContext candidate)
    {
        if (!AreBytes(candidate.Value))
        {
            return false;
        }

        if (Says(candidate.Path, "vector") || Says(candidate.Path, "wycheproof"))
        {
            return true;
        }

        var start = Math.Max(0, candidate.Secret.Start - Reach);
        var text = candidate.Text[start..Math.Min(candidate.Text.Length, candidate.Secret.End + Reach)];
        var (hasInput, hasOutput) = (false, false);
        for (var at = 0; at < text.Length && !(hasInput && hasOutput); at++)
        {
            var end = at;
            while (end < text.Length && Ascii.IsLetter(text[end]))
            {
                end++;
            }

            if (end > at)
            {
                var word = text[at..end];
                hasInput |= Inputs.Contains(word) && IsGivenBytes(text[end..]);
                hasOutput |= Outputs.Contains(word) && IsGivenBytes(text[end..]);
                at = end;
            }
        }

        return hasInput && hasOutput;
    }

    private static bool Says(string path, string word) => path.AsSpan().IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>True behind a name: a sign, and bytes.</summary>
    private static bool IsGivenBytes(ReadOnlySpan<byte> text)
    {
        var (at, hasSign) = (0, false);
        for (; at < text.Length && at < LongestSign && (text[at] <= ' ' || Ascii.IsQuote(text[at]) || text[at] is (byte)'=' or (byte)':' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'('); at++)
        {
            hasSign |= text[at] is (byte)'=' or (byte)':';
        }

        return hasSign && AreBytes(text[at..]);
    }

    private static bool AreBytes(ReadOnlySpan<byte> value) =>
        value.Length >= FewestDigits && (value.StartsWith("\\x"u8) || value.StartsWith("0x"u8) || DigitRuns.AreHex(value[..FewestDigits]));
}
