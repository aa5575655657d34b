namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees text as a terminal shows it, without the sequences that colour it (ECMA-48): in build logs they stand between names and
/// values, and right before tokens. Lines with sequences are decoded as a whole, with the lines around them.
/// </summary>
internal sealed class TerminalEscapeDecoder : ILayerDecoder
{
    /// <summary>What each sequence begins with.</summary>
    public const byte Escape = 0x1B;

    private const byte Bell = 0x07;

    /// <summary>Bytes of plain text before and behind such lines that are shown with them: values may go over several lines.</summary>
    private const int Context = 4096;

    /// <summary>Longest title or address in a sequence; behind an escape that ends nowhere the text goes on.</summary>
    private const int LongestString = 2048;

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        var done = 0;
        for (var at = Next(text, 0); at >= 0; at = Next(text, at))
        {
            var start = done + text[done..at].LastIndexOf((byte)'\n') + 1;
            var rest = text[at..].IndexOf((byte)'\n');
            var end = rest < 0 ? text.Length : at + rest;
            if (output.IsNews(ByteSpan.FromBounds(start, end)))
            {
                AppendPlain(text, done, start, output);
                AppendLine(text, start, end, output);
                done = end;
            }

            at = end;
        }

        if (output.Length > 0)
        {
            output.AppendVerbatim(text, done, Math.Min(text.Length, done + Context));
        }
    }

    private static void AppendPlain(ReadOnlySpan<byte> text, int start, int end, DecodedText output)
    {
        if (end - start > 2 * Context)
        {
            output.AppendVerbatim(text, start, start + Context);
            LineContext.AppendAfter(text, start + Context, output);
            start = end - Context;
        }

        output.AppendVerbatim(text, start, end);
    }

    /// <summary>Adds a line; what stands between two sequences is a region, so that places end where it does.</summary>
    private static void AppendLine(ReadOnlySpan<byte> text, int start, int end, DecodedText output)
    {
        while (start < end)
        {
            var sequence = Next(text[..end], start);
            var stop = sequence < 0 ? end : sequence;
            var decodedStart = output.Length;
            output.AppendVerbatim(text, start, stop);
            if (stop > start)
            {
                output.MarkRegion(EncodingKind.TerminalEscape, decodedStart, ByteSpan.FromBounds(start, stop));
            }

            start = sequence < 0 ? end : sequence + LengthOf(text[sequence..end]);
        }
    }

    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        while (from < text.Length && text[from..].IndexOf(Escape) is >= 0 and var ahead)
        {
            from += ahead;
            if (LengthOf(text[from..]) > 0)
            {
                return from;
            }

            from++;
        }

        return -1;
    }

    /// <summary>The length of the sequence that begins with the escape, or 0 if none does.</summary>
    private static int LengthOf(ReadOnlySpan<byte> text) => text switch
    {
        [_, (byte)'[', ..] => LengthOfControl(text),
        [_, (byte)']', ..] => LengthOfString(text),
        [_, >= 0x20 and <= 0x2F, >= 0x30 and <= 0x7E, ..] => 3,
        _ => 0,
    };

    private static int LengthOfControl(ReadOnlySpan<byte> text)
    {
        var at = 2;
        while (at < text.Length && text[at] is >= 0x30 and <= 0x3F)
        {
            at++;
        }

        while (at < text.Length && text[at] is >= 0x20 and <= 0x2F)
        {
            at++;
        }

        return at < text.Length && text[at] is >= 0x40 and <= 0x7E ? at + 1 : 0;
    }

    private static int LengthOfString(ReadOnlySpan<byte> text)
    {
        var end = text[..Math.Min(text.Length, LongestString)][2..].IndexOfAny(Bell, Escape, (byte)'\n') + 2;
        return end < 2 || text[end] == '\n' ? 0
            : text[end] == Bell ? end + 1
            : end + 1 < text.Length && text[end + 1] == '\\' ? end + 2
            : 0;
    }
}
