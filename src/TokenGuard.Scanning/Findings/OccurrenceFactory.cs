using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Scanning.Findings;

/// <summary>Makes the occurrences of one blob: lines, columns and redacted snippets of its findings.</summary>
public sealed class OccurrenceFactory
{
    private readonly Place place;
    private readonly LineCursor cursor;
    private readonly SnippetBuilder snippets;

    /// <param name="place">Where the blob was found.</param>
    /// <param name="blob">Its bytes.</param>
    /// <param name="findings">All that was found in it, also what will not be reported: no snippet may show it.</param>
    /// <param name="traces">Learns the blob's secrets.</param>
    public OccurrenceFactory(Place place, ReadOnlyMemory<byte> blob, IReadOnlyList<Finding> findings, SecretTraces traces)
    {
        this.place = place;
        var text = BlobText.Of(blob, findings);
        cursor = new LineCursor(text);
        snippets = new SnippetBuilder(text, findings.Select(Mask));
        foreach (var finding in findings)
        {
            var encoded = finding.Layers.Any(layer => !IsTextEncoding(layer.Kind));
            traces.Add(text.Decode(finding.Span.Start, finding.Span.End), finding.Rule.PublicPrefix, encoded);
        }
    }

    /// <summary>Cheapest if called in the order of the findings' places.</summary>
    public Occurrence Create(Finding finding) => new()
    {
        Place = place,
        Start = cursor.MoveTo(finding.Span.Start),
        End = cursor.MoveTo(finding.Span.End),
        Offset = finding.Span.Start,
        Length = finding.Span.Length,
        Layers = finding.Layers,
        Snippet = snippets.Build(Mask(finding)),
    };

    private static MaskedSpan Mask(Finding finding) => new(finding.Span, finding.Secret.ToString());

    private static bool IsTextEncoding(EncodingKind kind) =>
        kind is EncodingKind.Utf16LittleEndian or EncodingKind.Utf16BigEndian;
}
