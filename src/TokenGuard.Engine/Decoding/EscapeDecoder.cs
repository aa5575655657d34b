namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees through escapes that stand for single characters: percent signs of URLs, <c>\u0041</c> and <c>\x41</c> of
/// source code. The line around them is kept.
/// </summary>
internal sealed class EscapeDecoder(EncodingKind kind) : ILayerDecoder
{
    private const int LongestWord = 8192;

    private readonly byte lead = kind == EncodingKind.Percent ? (byte)'%' : (byte)'\\';

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf(lead);
            if (next < 0)
            {
                return;
            }

            at += next;
            if (TryDecode(text, at, out _, out _))
            {
                at = DecodeWord(text, at, output);
            }
            else
            {
                // A backslash escapes the one behind it: \\u0041 is no escape.
                at += lead == '\\' && at + 1 < text.Length && text[at + 1] == '\\' ? 2 : 1;
            }
        }
    }

    /// <summary>Decodes from an escape to the end of the word that it stands in.</summary>
    private int DecodeWord(ReadOnlySpan<byte> text, int escape, DecodedText output)
    {
        var start = escape;
        while (start > 0 && escape - start < LongestWord && IsWordByte(text[start - 1]))
        {
            start--;
        }

        var end = escape;
        while (end < text.Length && end - escape < LongestWord && IsWordByte(text[end]))
        {
            end++;
        }

        if (!output.IsNews(ByteSpan.FromBounds(start, end)))
        {
            return end;
        }

        LineContext.AppendBefore(text, start, output);
        var decodedStart = output.Length;
        output.AppendVerbatim(text, start, escape);
        var at = escape;
        while (at < end)
        {
            if (TryDecode(text, at, out var decoded, out var length))
            {
                AppendUtf8(decoded, at, output);
                at += length;
            }
            else
            {
                output.Append(text[at], at);
                at++;
            }
        }

        output.MarkRegion(kind, decodedStart, ByteSpan.FromBounds(start, at));
        LineContext.AppendAfter(text, at, output);
        return at;
    }

    private static bool IsWordByte(byte b) => b > 0x20 && b is not ((byte)'"' or (byte)'\'' or (byte)'`' or (byte)'<' or (byte)'>');

    private bool TryDecode(ReadOnlySpan<byte> text, int at, out int decoded, out int length)
    {
        decoded = 0;
        length = 0;
        if (text[at] != lead)
        {
            return false;
        }

        var (digitsAt, digits) = lead == '%' ? (1, 2)
            : at + 1 >= text.Length ? (0, 0)
            : text[at + 1] switch { (byte)'u' => (2, 4), (byte)'x' => (2, 2), _ => (0, 0) };
        if (digits == 0 || at + digitsAt + digits > text.Length)
        {
            return false;
        }

        for (var i = 0; i < digits; i++)
        {
            var value = Ascii.HexValue(text[at + digitsAt + i]);
            if (value < 0)
            {
                return false;
            }

            decoded = (decoded << 4) | value;
        }

        length = digitsAt + digits;
        return true;
    }

    private void AppendUtf8(int value, int origin, DecodedText output)
    {
        // Percent and \x escapes are bytes already; \u escapes are code units, of which tokens use one-byte ones.
        if (value < 0x80 || lead == '%')
        {
            output.Append((byte)value, origin);
        }
        else if (value < 0x800)
        {
            output.Append((byte)(0xC0 | (value >> 6)), origin);
            output.Append((byte)(0x80 | (value & 0x3F)), origin);
        }
        else
        {
            output.Append((byte)(0xE0 | (value >> 12)), origin);
            output.Append((byte)(0x80 | ((value >> 6) & 0x3F)), origin);
            output.Append((byte)(0x80 | (value & 0x3F)), origin);
        }
    }
}
