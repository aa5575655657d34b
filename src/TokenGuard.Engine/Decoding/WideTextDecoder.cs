namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees through runs of UTF-16 in what is no text as a whole: the strings of programs, registry files, encoded commands.
/// </summary>
internal sealed class WideTextDecoder : ILayerDecoder
{
    private const int ShortestRun = 16;

    // Wherever a run of so many characters begins, one of every so many bytes begins a block of it.
    private const int Block = ShortestRun;

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        var zero = text.IndexOf((byte)0);
        var done = 0;
        for (var at = Math.Max(0, zero - 1); zero >= 0 && at + Block <= text.Length;)
        {
            if (FirstOf(text.Slice(at, Block)) is not { } first)
            {
                at += Block;
                continue;
            }

            var start = RunStart(text, at + first, done);
            var end = RunEnd(text, start);
            if (end - start >= 2 * ShortestRun)
            {
                DecodeRun(text, start, end, output);
            }

            done = end;
            at = Math.Max(end, at + Block);
        }
    }

    /// <summary>Where in a block the first character begins, if every second byte is zero and the others are not.</summary>
    private static int? FirstOf(ReadOnlySpan<byte> block)
    {
        var first = block[0] == 0 ? 1 : 0;
        for (var i = 0; i < Block; i += 2)
        {
            if (block[i + first] == 0 || block[i + 1 - first] != 0)
            {
                return null;
            }
        }

        return first;
    }

    private static int RunStart(ReadOnlySpan<byte> text, int at, int earliest)
    {
        while (at - 2 >= earliest && text[at - 1] == 0 && Ascii.IsText(text[at - 2]))
        {
            at -= 2;
        }

        return at;
    }

    private static int RunEnd(ReadOnlySpan<byte> text, int start)
    {
        while (start + 1 < text.Length && Ascii.IsText(text[start]) && text[start + 1] == 0)
        {
            start += 2;
        }

        return start;
    }

    private static void DecodeRun(ReadOnlySpan<byte> text, int start, int end, DecodedText output)
    {
        if (!output.IsNews(ByteSpan.FromBounds(start, end)))
        {
            return;
        }

        var decodedStart = output.Length;
        for (var at = start; at < end; at += 2)
        {
            output.Append(text[at], at);
        }

        output.MarkRegion(EncodingKind.Utf16LittleEndian, decodedStart, ByteSpan.FromBounds(start, end));
        LineContext.AppendAfter(text, end, output);
    }
}
