namespace TokenGuard.Engine.Decoding;

/// <summary>The decoded texts between a blob and the text that is searched now, outermost first.</summary>
internal sealed class LayerStack
{
    private readonly List<DecodedText> texts = [];

    public int Depth { get; private set; }

    /// <summary>Opens a layer with an empty text; its buffers are kept for the next one at this depth.</summary>
    public DecodedText Push()
    {
        if (Depth == texts.Count)
        {
            texts.Add(new DecodedText());
        }

        var text = texts[Depth];
        text.Restart(Depth > 0 ? texts[Depth - 1] : null);
        Depth++;
        return text;
    }

    public void Pop() => Depth--;

    /// <summary>True if the span holds decoded text; else the layer around it has shown it already.</summary>
    public bool IsDecoded(ByteSpan span) => Depth == 0 || texts[Depth - 1].RegionIn(span) is not null;

    /// <summary>True if the span was made from base64 in one of the layers; whole texts, as of a terminal, are no encoding of what stands in them.</summary>
    public bool IsBase64(ByteSpan span)
    {
        for (var i = Depth - 1; i >= 0; i--)
        {
            if (texts[i].RegionIn(span) is { Kind: EncodingKind.Base64 })
            {
                return true;
            }

            span = texts[i].ToSource(span);
        }

        return false;
    }

    /// <summary>The span in the blob from which a span of the innermost text was made.</summary>
    public ByteSpan ToBlob(ByteSpan span)
    {
        for (var i = Depth - 1; i >= 0; i--)
        {
            span = texts[i].ToSource(span);
        }

        return span;
    }

    /// <summary>The encodings around a span of the innermost text, outermost first.</summary>
    public IReadOnlyList<EncodingLayer> LayersOf(ByteSpan span)
    {
        if (Depth == 0)
        {
            return [];
        }

        var path = new List<EncodingLayer>(Depth);
        for (var i = Depth - 1; i >= 0; i--)
        {
            if (texts[i].RegionIn(span) is { } region)
            {
                path.Add(new EncodingLayer(region.Kind, region.Source));
            }

            span = texts[i].ToSource(span);
        }

        path.Reverse();
        return path;
    }
}
