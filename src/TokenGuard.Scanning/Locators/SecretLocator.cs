using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Sources;
using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Files;
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
    // As far as rules look around a value.
    private const int Around = 64 * 1024;

    // The scan that found it was within its limits, and only the way to the one member is gone.
    private static readonly ArchiveOptions Limits = new()
    {
        Documents = true,
        Depth = int.MaxValue,
        Ratio = int.MaxValue,
        UnpackedBytes = long.MaxValue,
        Time = TimeSpan.FromMinutes(10),
    };

    private readonly Scanner scanner = new(rules, ScanLimits.Default, explain: false);

    /// <summary>The finding with its secret; null if the secret is at none of its places any more.</summary>
    public ReportedFinding? Find(StoredFinding stored, CancellationToken cancellation)
    {
        foreach (var occurrence in stored.Occurrences)
        {
            cancellation.ThrowIfCancellationRequested();
            if (FindAt(occurrence, stored.Fingerprint, cancellation) is { } found)
            {
                return stored.With(found);
            }
        }

        return null;
    }

    private Finding? FindAt(Occurrence occurrence, string fingerprint, CancellationToken cancellation)
    {
        try
        {
            using var blobs = Open(occurrence.Place, cancellation);
            using var blob = blobs?.NextBlob(cancellation);
            return blob is null ? null
                : occurrence.Place.Member is null ? FindIn(blob, occurrence, fingerprint)
                : FindInArchive(blob, occurrence, fingerprint, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SourceException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Looks into every member of the name: an archive may have several.</summary>
    private Finding? FindInArchive(Blob archive, Occurrence occurrence, string fingerprint, CancellationToken cancellation)
    {
        Finding? found = null;
        var wanted = occurrence.Place.Member!;
        var walk = new ArchiveWalk(Limits, TimeProvider.System)
        {
            IsExcluded = where => found is not null || !(where.Member == wanted || wanted.StartsWith(MemberName.Join(where.Member, ""), StringComparison.Ordinal)),
        };
        walk.Visit(archive, Look, cancellation);
        return found;

        void Look(Blob member)
        {
            if (found is null && member.Provenance.Member == wanted)
            {
                found = FindIn(member, occurrence, fingerprint);
            }
        }
    }

    private Finding? FindIn(Blob blob, Occurrence occurrence, string fingerprint)
    {
        var window = BlobWindow.Read(blob, occurrence.Offset, occurrence.Length, Around);
        return scanner.Scan(window.Content.Span, window.Encoding, occurrence.Place.Path).Findings
            .FirstOrDefault(finding => finding.FingerprintBasis.At(occurrence.Place.Path).Value == fingerprint);
    }

    private IBlobSource? Open(Place place, CancellationToken cancellation)
    {
        var root = source ?? place.Root;
        return place.Kind switch
        {
            PlaceKind.File when !place.File.Split('/').Contains("..") =>
                FileSource.Open(System.IO.File.Exists(root) ? root : Path.Join(root, place.File), _ => false, cancellation: cancellation),
            PlaceKind.History => OpenBlob(root, place.BlobId, null, cancellation),
            PlaceKind.Staged => OpenBlob(root, place.BlobId, place.File, cancellation),
            _ => null,
        };
    }

    private static GitBlobSource? OpenBlob(string root, string? id, string? path, CancellationToken cancellation) =>
        ObjectId.TryParse(id, out var blobId) && Directory.Exists(root) && GitRepository.Open(root, cancellation) is { } repository
            ? path is null ? new GitBlobSource(repository, [blobId]) : GitBlobSource.Staged(repository, blobId, path)
            : null;
}
