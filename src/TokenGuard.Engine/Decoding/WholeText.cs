namespace TokenGuard.Engine.Decoding;

/// <summary>The encodings that a blob is in as a whole.</summary>
internal static class WholeText
{
    /// <summary>The encoding of text in units of two or four bytes, or null for everything else.</summary>
    public static EncodingKind? Detect(ReadOnlySpan<byte> head) => Utf32Decoder.Detect(head) ?? Utf16Decoder.Detect(head);

    /// <summary>Appends a text as UTF-8.</summary>
    public static void Decode(ReadOnlySpan<byte> blob, EncodingKind kind, DecodedText output)
    {
        if (kind is EncodingKind.Utf32LittleEndian or EncodingKind.Utf32BigEndian)
        {
            Utf32Decoder.Decode(blob, kind, output);
        }
        else
        {
            Utf16Decoder.Decode(blob, kind, output);
        }
    }
}
