namespace TokenGuard.Engine.Decoding;

/// <summary>The list of all layer decoders: the one place to add a new one to.</summary>
internal static class LayerDecoders
{
    public static IReadOnlyList<ILayerDecoder> All { get; } =
    [
        new Base64Decoder(),
        new PercentDecoder(),
        new UnicodeEscapeDecoder(),
        new StringEscapeDecoder(),
        new HtmlEntityDecoder(),
        new WideTextDecoder(),
        new TerminalEscapeDecoder(),
    ];
}
