#if NET
using System.Buffers;
#else
using TokenGuard.Engine.Checks;
#endif

namespace TokenGuard.Engine.Decoding;

/// <summary>How far digits of base64 and hex go on.</summary>
internal static class DigitRuns
{
#if NET
    private static readonly SearchValues<byte> Base64Digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Where the base64 digits end that begin at a place.</summary>
    public static int End(ReadOnlySpan<byte> text, int from) =>
        text[from..].IndexOfAnyExcept(Base64Digits) is >= 0 and var length ? from + length : text.Length;

    /// <summary>Where the base64 digits begin that end before a place.</summary>
    public static int Start(ReadOnlySpan<byte> text, int end) => text[..end].LastIndexOfAnyExcept(Base64Digits) + 1;

    public static bool AreHex(ReadOnlySpan<byte> run) => !run.ContainsAnyExcept(HexDigits);
#else
    public static int End(ReadOnlySpan<byte> text, int from)
    {
        while (from < text.Length && Base64.IsDigit(text[from]))
        {
            from++;
        }

        return from;
    }

    public static int Start(ReadOnlySpan<byte> text, int end)
    {
        while (end > 0 && Base64.IsDigit(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    public static bool AreHex(ReadOnlySpan<byte> run)
    {
        foreach (var b in run)
        {
            if (!Ascii.IsHexDigit(b))
            {
                return false;
            }
        }

        return true;
    }
#endif
}
