using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.Sources;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Locators;

/// <summary>
/// Reads secrets again where a report says they stood, and hands them out only if the rules still find the same one
/// there. A report itself holds none.
/// </summary>
/// <param name="rules">The rules of the scan.</param>
/// <param name="source">The folder to read in place of the report's roots; null for these.</param>
public sealed class SecretLocator(CompiledRules rules, string? source)
{
    // As far as rules look around a value, and the beginning of long ones.
    private const int Around = 64 * 1024;
    private const int HeadLength = 512;

    private readonly Scanner scanner = new(rules, ScanLimits.Default, explain: false);

    /// <summary>The finding with its secret; null if the secret is at none of its places any more.</summary>
    public ReportedFinding? Find(StoredFinding stored, CancellationToken cancellation)
    {
        foreach (var occurrence in stored.Occurrences)
        {
            cancellation.ThrowIfCancellationRequested();
            if (FindAt(stored, occurrence, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ReportedFinding? FindAt(StoredFinding stored, Occurrence occurrence, CancellationToken cancellation)
    {
        try
        {
            return Open(occurrence.Place, cancellation) is { } blob ? FindIn(blob, stored, occurrence) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SourceException or ArgumentException)
        {
            return null;
        }
    }

    private ReportedFinding? FindIn(Stream blob, StoredFinding stored, Occurrence occurrence)
    {
        using (blob)
        {
            var head = new byte[HeadLength];
            var encoding = Scanner.DetectEncoding(head.AsSpan(0, blob.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)));
            // Even, so that no character of two bytes is cut.
            var start = Math.Max(0, occurrence.Offset - Around) & ~1L;
            blob.Position = Math.Min(start, blob.Length);
            var window = new byte[Math.Min(blob.Length - blob.Position, occurrence.Offset - start + occurrence.Length + Around)];
            blob.ReadExactly(window);
            var scan = scanner.Scan(window, encoding, occurrence.Place.Path);
            return scan.Findings.FirstOrDefault(finding => finding.FingerprintBasis.At(occurrence.Place.Path).Value == stored.Fingerprint) is { } found
                ? stored.With(found, SecretsBeside(found, scan.Facts, occurrence.Place))
                : null;
        }
    }

    // No report holds them; the nearest ones are the likeliest.
    private static IReadOnlyList<CompanionValue> SecretsBeside(Finding found, IReadOnlyList<ContextFact> facts, Place place) =>
        [.. found.Rule.Needs.Where(need => need.Secret).SelectMany(need => facts
            .Where(fact => fact.Kind == need.Kind)
            .OrderBy(fact => Math.Abs(fact.Offset - found.Span.Start))
            .Select(fact => new CompanionValue(need.Name, fact.Value, CompanionReach.File, place) { IsSecret = true })
            .DistinctBy(companion => companion.Value))];

    private Stream? Open(Place place, CancellationToken cancellation)
    {
        var root = source ?? place.Root;
        return place.Kind switch
        {
            PlaceKind.File when !place.Path.Split('/').Contains("..") => File.OpenRead(File.Exists(root) ? root : Path.Join(root, place.Path)),
            PlaceKind.History or PlaceKind.Staged => OpenBlob(root, place.BlobId, cancellation),
            _ => null,
        };
    }

    private static MemoryStream? OpenBlob(string root, string? id, CancellationToken cancellation)
    {
        if (!ObjectId.TryParse(id, out var blobId) || !Directory.Exists(root) || GitRepository.Open(root, cancellation) is not { } repository)
        {
            return null;
        }

        using var blobs = new GitBlobSource(repository, [blobId]);
        using var blob = blobs.NextBlob(cancellation);
        if (blob is null)
        {
            return null;
        }

        var content = new MemoryStream();
        var buffer = new byte[Around];
        while (blob.Read(buffer) is > 0 and var count)
        {
            content.Write(buffer, 0, count);
        }

        content.Position = 0;
        return content;
    }
}
