using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>A candidate that passed its checks.</summary>
public sealed record Finding
{
    public required TokenRule Rule { get; init; }

    public required Secret Secret { get; init; }

    /// <summary>What the fingerprint is made from; the path of the occurrence completes it.</summary>
    public required FingerprintBasis FingerprintBasis { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>Where the secret, or the encoded text around it, stands in the blob that was given.</summary>
    public required ByteSpan Span { get; init; }

    /// <summary>Encodings seen through, outermost first; empty for plain text.</summary>
    public IReadOnlyList<EncodingLayer> Layers { get; init; } = [];

    /// <summary>What the path will say, where none was known; null if it has no say any more. <see cref="CompiledRules.Settle"/> asks it.</summary>
    public PathOutlook? Outlook { get; init; }

    /// <summary>What each check said; filled only when explanations were asked for.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];
}
