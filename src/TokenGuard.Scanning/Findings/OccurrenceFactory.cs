using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Scanning.Findings;

/// <summary>Makes the occurrences of one blob: lines, columns and redacted snippets of its findings.</summary>
public sealed class OccurrenceFactory
{
    private readonly Place place;
    private readonly PieceStart start;
    private readonly BlobText text;
    private readonly LineCursor cursor;
    private readonly SnippetBuilder snippets;

    /// <param name="place">Where the blob was found.</param>
    /// <param name="start">Where in the blob the bytes begin.</param>
    /// <param name="bytes">The blob, or a piece of it.</param>
    /// <param name="findings">All that was found in it, also what will not be reported: no snippet may show it.</param>
    /// <param name="traces">Learns the blob's secrets.</param>
    public OccurrenceFactory(
        Place place, PieceStart start, ReadOnlyMemory<byte> bytes, IReadOnlyList<Finding> findings, SecretTraces traces)
    {
        this.place = place;
        this.start = start;
        text = start.Encoding is { } encoding ? BlobText.Of(bytes, encoding) : BlobText.Of(bytes);
        cursor = new LineCursor(text, start.Position);
        snippets = new SnippetBuilder(text, findings.Select(Mask));
        foreach (var finding in findings)
        {
            var encoded = finding.Layers.Any(layer => !IsTextEncoding(layer.Kind));
            traces.Add(text.Decode(finding.Span.Start, finding.Span.End), finding.Rule, encoded);
        }
    }

    /// <summary>Cheapest if called in the order of the findings' places.</summary>
    public Occurrence Create(Finding finding) => new()
    {
        Place = place,
        Start = cursor.MoveTo(finding.Span.Start),
        End = cursor.MoveTo(finding.Span.End),
        Offset = start.Offset + finding.Span.Start,
        Length = finding.Span.Length,
        Layers = finding.Layers,
        Snippet = snippets.Build(Mask(finding)),
    };

    /// <summary>The start of the next piece, which may overlap with this one.</summary>
    public PieceStart StartAt(int offset) => new()
    {
        Offset = start.Offset + offset,
        Position = cursor.MoveTo(offset),
        Encoding = text.Encoding,
    };

    /// <summary>The marker that accepts a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="isRuleId">Tells the ids of rules from other words.</param>
    /// <param name="otherMarkers">Other tools' markers that accept a line.</param>
    public InlineAllow? AllowFor(Finding finding, Func<string, bool> isRuleId, IReadOnlyList<string> otherMarkers)
    {
        var (around, at) = text.Utf8Around(finding.Span.Start, InlineAllow.Reach);
        return InlineAllow.For(around.Span, at, isRuleId, otherMarkers);
    }

    private static MaskedSpan Mask(Finding finding) => new(finding.Span, finding.Secret.ToString());

    private static bool IsTextEncoding(EncodingKind kind) =>
        kind is EncodingKind.Utf16LittleEndian or EncodingKind.Utf16BigEndian or EncodingKind.Utf32LittleEndian or EncodingKind.Utf32BigEndian;
}
