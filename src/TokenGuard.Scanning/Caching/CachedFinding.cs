using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Pipeline;

namespace TokenGuard.Scanning.Caching;

/// <summary>What is remembered of a finding: enough to tell whether a report shows it, and nothing of what stands in its line.</summary>
internal sealed record CachedFinding(
    TokenRule Rule, Confidence Confidence, FingerprintBasis Basis, PathOutlook? Outlook, long Offset, int Length, IReadOnlyList<EncodingLayer> Layers)
{
    public static CachedFinding Of(Sighting sighting) => new(
        sighting.Finding.Rule, sighting.Finding.Confidence, sighting.Finding.FingerprintBasis, sighting.Finding.Outlook,
        sighting.Occurrence.Offset, sighting.Occurrence.Length, sighting.Finding.Layers);

    /// <summary>The finding as a scan of the blob would give it; for one that is in no encoding.</summary>
    public Finding In(ReadOnlySpan<byte> blob)
    {
        var span = new ByteSpan((int)Offset, Length);
        return new Finding
        {
            Rule = Rule,
            Secret = new Secret(blob.Slice(span.Start, span.Length), Rule.PublicPrefix),
            FingerprintBasis = Basis,
            Confidence = Confidence,
            Outlook = Outlook,
            Span = span,
        };
    }

    /// <summary>A stand-in for the finding, without its value and its line.</summary>
    public Sighting At(Place place) => new(
        new Finding { Rule = Rule, Secret = Secret.None, FingerprintBasis = Basis, Confidence = Confidence, Outlook = Outlook, Span = default, Layers = Layers },
        new Occurrence { Place = place, Start = default, End = default, Offset = Offset, Length = Length, Layers = Layers },
        null)
    {
        IsRemembered = true,
    };
}
