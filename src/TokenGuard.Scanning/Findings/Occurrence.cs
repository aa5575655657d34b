using TokenGuard.Engine.Decoding;

namespace TokenGuard.Scanning.Findings;

/// <summary>A place of a finding: enough to show it and to find the secret there again.</summary>
public sealed record Occurrence
{
    public required Place Place { get; init; }

    public required TextPosition Start { get; init; }

    /// <summary>Behind the last character.</summary>
    public required TextPosition End { get; init; }

    /// <summary>Where the secret, or the encoded text around it, starts in the blob, in bytes.</summary>
    public required long Offset { get; init; }

    public required int Length { get; init; }

    /// <summary>Encodings seen through, outermost first.</summary>
    public IReadOnlyList<EncodingLayer> Layers { get; init; } = [];

    public Snippet Snippet { get; init; }
}
