namespace TokenGuard.Engine.Decoding;

/// <summary>Sees through one kind of encoding.</summary>
internal interface ILayerDecoder
{
    /// <summary>Appends every region of the text that is encoded, decoded, to <paramref name="output"/>.</summary>
    void Decode(ReadOnlySpan<byte> text, DecodedText output);
}
