namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees through the numbers that source code writes for characters: <c>\u0041</c>, <c>\u{41}</c>, <c>\U00000041</c>,
/// <c>\x41</c> and octal <c>\101</c>.
/// </summary>
internal sealed class UnicodeEscapeDecoder() : EscapeDecoder(EncodingKind.UnicodeEscape, (byte)'\\', inLines: false)
{
    private const int LongestBraced = 6;

    protected override int Next(ReadOnlySpan<byte> text, int at) => EscapedBytes.PassBinary(text, base.Next(text, at));

    protected override bool TryRead(ReadOnlySpan<byte> text, int at, out int character, out int length)
    {
        character = 0;
        length = 0;
        if (at + 1 >= text.Length)
        {
            return false;
        }

        switch (text[at + 1])
        {
            case (byte)'u' when at + 2 < text.Length && text[at + 2] == '{':
                return TryReadBraced(text, at, out character, out length);
            case (byte)'u':
                return TryReadHex(text, at, 4, out character, out length);
            case (byte)'x':
                return TryReadHex(text, at, 2, out character, out length);
            case (byte)'U':
                return TryReadHex(text, at, 8, out character, out length) && character is >= 0 and <= 0x10FFFF;
            case >= (byte)'0' and <= (byte)'3' when at + 3 < text.Length && IsOctal(text[at + 2]) && IsOctal(text[at + 3]):
                character = ((text[at + 1] - '0') << 6) | ((text[at + 2] - '0') << 3) | (text[at + 3] - '0');
                length = 4;
                return true;
            case (byte)'\\':
                // A backslash escapes the one behind it: \\u0041 is no escape.
                length = 2;
                return false;
            default:
                return false;
        }
    }

    private static bool IsOctal(byte b) => b is >= (byte)'0' and <= (byte)'7';

    private static bool TryReadHex(ReadOnlySpan<byte> text, int at, int digits, out int character, out int length)
    {
        var isEscape = HexDigits.TryRead(text, at + 2, digits, out character);
        length = isEscape ? 2 + digits : 0;
        return isEscape;
    }

    private static bool TryReadBraced(ReadOnlySpan<byte> text, int at, out int character, out int length)
    {
        var first = at + 3;
        var digits = text.Slice(first, Math.Min(LongestBraced + 1, text.Length - first)).IndexOf((byte)'}');
        var isEscape = HexDigits.TryRead(text, first, Math.Max(0, digits), out character) && digits > 0;
        length = isEscape ? 4 + digits : 0;
        return isEscape;
    }
}
