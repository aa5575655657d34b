namespace TokenGuard.Engine.Decoding;

/// <summary>One encoding that was seen through on the way to a finding, from the blob inwards.</summary>
/// <param name="Kind">What the bytes were decoded from.</param>
/// <param name="Span">Where the encoded text stands in the layer around it.</param>
public readonly record struct EncodingLayer(EncodingKind Kind, ByteSpan Span);
