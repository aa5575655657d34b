namespace TokenGuard.Engine.Decoding;

/// <summary>Numbers of hex digits in escapes.</summary>
internal static class HexDigits
{
    /// <summary>Reads a number of exactly so many digits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int at, int digits, out int value)
    {
        value = 0;
        if (at + digits > text.Length)
        {
            return false;
        }

        for (var i = 0; i < digits; i++)
        {
            var digit = Ascii.HexValue(text[at + i]);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 4) | digit;
        }

        return true;
    }
}
