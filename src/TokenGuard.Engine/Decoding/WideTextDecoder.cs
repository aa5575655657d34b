namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Sees through runs of UTF-16 in what is no text as a whole: the strings of programs, registry files, encoded commands.
/// </summary>
internal sealed class WideTextDecoder : ILayerDecoder
{
    private const int ShortestRun = 16;

    public void Decode(ReadOnlySpan<byte> text, DecodedText output)
    {
        for (var at = 0; at < text.Length;)
        {
            var zero = text[at..].IndexOf((byte)0);
            if (zero < 0)
            {
                return;
            }

            zero += at;
            var end = zero > at && Ascii.IsText(text[zero - 1]) ? RunEnd(text, zero - 1) : zero - 1;
            if (end - zero + 1 >= 2 * ShortestRun)
            {
                DecodeRun(text, zero - 1, end, output);
            }

            at = Math.Max(end, zero + 1);
            while (at < text.Length && text[at] == 0)
            {
                at++;
            }
        }
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
