namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through the references of HTML and XML: <c>&amp;#65;</c>, <c>&amp;#x41;</c> and the names of the commonest characters.</summary>
internal sealed class HtmlEntityDecoder() : EscapeDecoder(EncodingKind.HtmlEntity, (byte)'&', inLines: true)
{
    private const int LongestReference = 10;

    protected override bool TryRead(ReadOnlySpan<byte> text, int at, out int character, out int length)
    {
        character = 0;
        length = 0;
        var end = text.Slice(at, Math.Min(LongestReference, text.Length - at)).IndexOf((byte)';');
        if (end < 3)
        {
            return false;
        }

        var body = text.Slice(at + 1, end - 1);
        var isReference = body[0] == '#' ? TryReadNumber(body[1..], out character) : TryReadName(body, out character);
        length = isReference ? end + 1 : 0;
        return isReference;
    }

    // Angle brackets and spaces stand around values and not in them.
    protected override bool IsReason(ReadOnlySpan<byte> escape, int character) =>
        character < 0x80 && escape[1] is (byte)'#' or (byte)'q' or (byte)'a';

    private static bool TryReadNumber(ReadOnlySpan<byte> digits, out int character)
    {
        character = 0;
        if (digits.Length > 1 && (digits[0] | 0x20) == 'x')
        {
            return HexDigits.TryRead(digits, 1, digits.Length - 1, out character) && character is > 0 and <= 0x10FFFF;
        }

        foreach (var digit in digits)
        {
            if (!Ascii.IsDigit(digit))
            {
                return false;
            }

            character = (character * 10) + digit - '0';
        }

        return character is > 0 and <= 0x10FFFF;
    }

    private static bool TryReadName(ReadOnlySpan<byte> name, out int character)
    {
        character = name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("apos"u8) ? '\''
            : name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("nbsp"u8) ? ' '
            : 0;
        return character != 0;
    }
}
