namespace TokenGuard.Engine.Decoding;

/// <summary>Adds what stands around an encoded region, so that the name it is assigned to is seen with it.</summary>
internal static class LineContext
{
    /// <summary>Bytes behind an encoded region that are shown with it, at most.</summary>
    public const int LongestAfter = 2;

    private const int LongestBefore = 80;

    /// <summary>Regions that may stand in the context of another: where they crowd, no text is copied for all of them.</summary>
    private const int MostRegions = 3;

    /// <summary>Separates regions; no pattern reaches over a NUL by chance.</summary>
    private static ReadOnlySpan<byte> Separator => "\n\0\n"u8;

    public static void AppendBefore(ReadOnlySpan<byte> text, int start, DecodedText output)
    {
        var from = Math.Max(0, start - LongestBefore);
        from += text[from..start].LastIndexOf((byte)'\n') + 1;
        output.AppendVerbatim(text, Math.Min(start, Math.Max(from, output.SourceEndOfLastBut(MostRegions))), start);
    }

    public static void AppendAfter(ReadOnlySpan<byte> text, int end, DecodedText output)
    {
        output.AppendVerbatim(text, end, Math.Min(text.Length, end + LongestAfter));
        foreach (var b in Separator)
        {
            output.Append(b, Math.Min(end, Math.Max(0, text.Length - 1)));
        }
    }
}
