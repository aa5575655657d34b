using System.Buffers;
using TokenGuard.Engine;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Revisions;
using TokenGuard.Scanning.Caching;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources;
using TokenGuard.Sources.Archives;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>
/// Scans blobs, and what lies in them, on one thread. A blob that does not fit into memory comes in overlapping pieces; what is found, and
/// where, does not depend on how it was cut.
/// </summary>
/// <param name="scanner">Finds tokens, or companions.</param>
/// <param name="beside">Finds companions in what is read once only; null to leave them for later.</param>
/// <param name="archives">Opens archives.</param>
/// <param name="isRuleId">Tells the ids of rules from other words.</param>
/// <param name="otherMarkers">Other tools' markers that accept a line.</param>
/// <param name="traces">Learns the secrets.</param>
/// <param name="progress">Told how far it is.</param>
/// <param name="result">Takes what is found.</param>
/// <param name="cache">Remembers what was found; null for nothing.</param>
/// <param name="kinds">The companions that the scanner finds; null if it finds tokens.</param>
internal sealed class BlobScanner(
    Scanner scanner, Scanner? beside, ArchiveWalk archives, Func<string, bool> isRuleId, IReadOnlyList<string> otherMarkers, SecretTraces traces, ScanProgress progress,
    RootResult result, ScanCache? cache, CompanionKinds? kinds = null)
{
    /// <summary>Bytes scanned at once.</summary>
    public const int PieceLength = 8 << 20;

    /// <summary>
    /// Bytes that a piece shares with the next one: twice the longest match. Findings in the first half are the earlier
    /// piece's, since they may reach into the second; all others are the later one's, since what names them may stand in the first.
    /// </summary>
    public const int Overlap = 128 << 10;

    /// <summary>Bytes of a UTF-8 character behind its first one.</summary>
    private const int MostContinuationBytes = 3;

    /// <summary>A piece of a blob.</summary>
    /// <param name="Content">The bytes.</param>
    /// <param name="Start">Where they start in the blob.</param>
    /// <param name="OwnedStart">Findings that start before it belong to the piece before.</param>
    /// <param name="OwnedEnd">Findings that start here or later belong to the next piece.</param>
    /// <param name="Encoding">How the whole blob is encoded, if not as single bytes.</param>
    /// <param name="IsBinary">Whether the whole blob is no text.</param>
    /// <param name="Revision">What the whole blob has in common with an earlier one, or null.</param>
    private readonly record struct Piece(
        ReadOnlyMemory<byte> Content, PieceStart Start, int OwnedStart, int OwnedEnd, EncodingKind? Encoding, bool IsBinary, BlobRevision? Revision)
    {
        public bool IsLast => OwnedEnd == Content.Length;

        public bool Owns(ByteSpan span) => span.Start >= OwnedStart && span.Start < OwnedEnd;
    }

    /// <summary>What a cache remembers of blobs, by their ids; they are not searched where their findings can be had from it.</summary>
    public IReadOnlyDictionary<string, CachedContent>? Remembered { get; init; }

    /// <summary>What the cache is to remember of the blob that is scanned now.</summary>
    private BlobMemory? memory;

    private CompanionMarks marks;

    // Some texts are made of thousands of parts of earlier ones.
    private readonly List<CopiedSpan> copies = [];

    public void Scan(Blob blob, CancellationToken cancellation)
    {
        memory = BlobMemory.Of(blob, cache, kinds);
        marks = default;
        VisitedArchive? archive = null;
        if (blob.Provenance.IsMessage)
        {
            ScanBytes(blob, cancellation);
        }
        else
        {
            archive = archives.Visit(blob, part => ScanBytes(part, cancellation), cancellation);
        }

        memory?.Save(archive);
        result.AddBlob();
        result.AddMarks(blob.Provenance, marks);
        progress.AddBlob();
    }

    private void ScanBytes(Blob blob, CancellationToken cancellation)
    {
        var length = ScanAll(blob, PlaceOf(blob.Provenance), cancellation);
        result.AddBytes(length);
        memory?.AddBytes(length);
    }

    /// <returns>How many bytes it has.</returns>
    private long ScanAll(Blob blob, Place place, CancellationToken cancellation)
    {
        if (!blob.TryGetContent(out var content))
        {
            return ScanStream(blob, place, cancellation);
        }

        var encoding = Scanner.DetectEncoding(content.Span);
        var isBinary = encoding is null && BinaryContent.Is(content.Span);
        var piece = new Piece(content, PieceStart.Zero, 0, content.Length, encoding, isBinary, blob.Revision);
        if (place is { Member: null, BlobId: { } id } && Remembered?.GetValueOrDefault(id) is { } remembered
            && RestoredFindings.Of(remembered, content.Span) is { } findings)
        {
            Take(place, piece, new ScanResult { Findings = findings }, [], 0);
        }
        else
        {
            ScanPiece(place, piece, 0);
        }

        return content.Length;
    }

    private TextRevision TextRevisionOf(BlobRevision blob)
    {
        copies.Clear();
        var text = new TextRevision { Trace = blob.SpareTrace as ScanTrace ?? new ScanTrace(), Base = blob.BaseTrace as ScanTrace, Copies = copies };
        if (text.Base is not null)
        {
            blob.ReadCopies((from, start, length) => text.Copies.Add(new CopiedSpan(from, start, length)));
        }

        blob.Trace = text.Trace;
        return text;
    }

    private static Place PlaceOf(Provenance provenance) => new()
    {
        Root = provenance.Root,
        Path = provenance.Path ?? (provenance.Member is null ? "" : MemberName.Join(null, provenance.Member)),
        Member = provenance.Member,
        BlobId = provenance.BlobId,
        Kind = provenance.Kind switch
        {
            ProvenanceKind.File => PlaceKind.File,
            ProvenanceKind.Staged => PlaceKind.Staged,
            ProvenanceKind.History => PlaceKind.History,
            _ => PlaceKind.StandardInput,
        },
    };

    private long ScanStream(Blob blob, Place place, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var start = PieceStart.Zero;
            EncodingKind? encoding = null;
            var isBinary = false;
            int kept = 0, ownedStart = 0;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var length = kept + Fill(blob, buffer.AsSpan(kept, PieceLength - kept));
                var last = length < PieceLength;
                var ownedEnd = last ? length : length - (Overlap / 2);
                if (start == PieceStart.Zero)
                {
                    encoding = Scanner.DetectEncoding(buffer.AsSpan(0, length));
                    isBinary = encoding is null && BinaryContent.Is(buffer.AsSpan(0, length));
                }

                var nextStart = last ? length : encoding is null ? CharacterStart(buffer, length - Overlap) : length - Overlap;
                var next = ScanPiece(place, new Piece(buffer.AsMemory(0, length), start, ownedStart, ownedEnd, encoding, isBinary, null), nextStart);
                if (last)
                {
                    return start.Offset + length;
                }

                buffer.AsSpan(nextStart, length - nextStart).CopyTo(buffer);
                kept = length - nextStart;
                ownedStart = ownedEnd - nextStart;
                start = next;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Fill(Blob blob, Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && blob.Read(buffer[filled..]) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }

    /// <summary>The offset, or that of the UTF-8 character which it lies in: half a character would count as a column.</summary>
    private static int CharacterStart(ReadOnlySpan<byte> text, int offset)
    {
        var start = offset;
        while (offset - start < MostContinuationBytes && IsContinuation(text[start]))
        {
            start--;
        }

        return IsContinuation(text[start]) ? offset : start;

        static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;
    }

    /// <returns>Where the next piece starts, which begins at an offset of this one.</returns>
    private PieceStart ScanPiece(Place place, Piece piece, int nextStart)
    {
        progress.AddBytes(piece.OwnedEnd - piece.OwnedStart);
        var scanned = piece.Revision is null
            ? scanner.Scan(piece.Content.Span, piece.Encoding, place.Path)
            : scanner.Scan(piece.Content.Span, piece.Encoding, place.Path, TextRevisionOf(piece.Revision));
        marks = marks.With(scanner.Marks);
        var facts = beside is null ? scanned.Facts : [.. scanned.Facts, .. beside.Scan(piece.Content.Span, piece.Encoding, place.Path).Facts];
        return scanned == ScanResult.Empty && facts.Count == 0 && piece.IsLast ? piece.Start : Take(place, piece, scanned, facts, nextStart);
    }

    /// <returns>Where the next piece starts.</returns>
    private PieceStart Take(Place place, Piece piece, ScanResult scanned, IReadOnlyList<ContextFact> facts, int nextStart)
    {
        var occurrences = new OccurrenceFactory(place, piece.Start, piece.Content, scanned.Findings, traces);
        var sightings = new List<Sighting>(scanned.Findings.Count);
        foreach (var finding in scanned.Findings.Where(finding => piece.Owns(finding.Span) && (!piece.IsBinary || BinaryContent.Admits(finding.Rule))))
        {
            sightings.Add(new Sighting(finding, occurrences.Create(finding), occurrences.AllowFor(finding, isRuleId, otherMarkers)));
        }

        var explanations = scanned.Dropped.Where(dropped => piece.Owns(dropped.Span))
            .Select(dropped => new Explanation(dropped.Rule, place, occurrences.StartAt(dropped.Span.Start).Position, dropped.Checks));
        progress.AddFindings(sightings.Count);
        result.Add(place, sightings, facts, [.. explanations], scanned.LimitsReached);
        memory?.Add(place, sightings, scanned);
        return piece.IsLast ? piece.Start : occurrences.StartAt(nextStart);
    }
}
