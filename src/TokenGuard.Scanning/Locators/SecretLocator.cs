using TokenGuard.Engine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
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
            // A patch is a file like any other and yet seen through.
            return (occurrence.Place.Member is null ? Read(occurrence.Place, blob => FindIn(blob, stored, occurrence), cancellation) : null)
                ?? Read(occurrence.Place, blob => FindInArchive(blob, stored, occurrence, cancellation), cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SourceException or ArgumentException)
        {
            return null;
        }
    }

    private ReportedFinding? Read(Place place, Func<Blob, ReportedFinding?> find, CancellationToken cancellation)
    {
        using var blobs = Open(place, cancellation);
        using var blob = blobs?.NextBlob(cancellation);
        return blob is null ? null : find(blob);
    }

    /// <summary>Looks into every member of the name: an archive may have several.</summary>
    private ReportedFinding? FindInArchive(Blob archive, StoredFinding stored, Occurrence occurrence, CancellationToken cancellation)
    {
        ReportedFinding? found = null;
        var wanted = occurrence.Place.Member;
        var walk = new ArchiveWalk(Limits, TimeProvider.System)
        {
            IsExcluded = where => found is not null || !(where.Member == wanted || wanted?.StartsWith(MemberName.Join(where.Member, ""), StringComparison.Ordinal) == true),
        };
        walk.Visit(archive, Look, cancellation);
        return found;

        void Look(Blob member)
        {
            if (found is null && member.Provenance.Member == wanted)
            {
                found = FindIn(member, stored, occurrence);
            }
        }
    }

    private ReportedFinding? FindIn(Blob blob, StoredFinding stored, Occurrence occurrence)
    {
        var window = BlobWindow.Read(blob, occurrence.Offset, occurrence.Length, Around);
        var scan = scanner.Scan(window.Content.Span, window.Encoding, occurrence.Place.Path);
        var path = GitRepository.PrefixAt(source ?? occurrence.Place.Root) + occurrence.Place.Path;
        return scan.Findings.FirstOrDefault(finding => finding.FingerprintBasis.At(path).Value == stored.Fingerprint) is { } found
            ? stored.With(found, SecretsBeside(found, [.. scan.Facts, .. CompanionsIn(window, found)], occurrence.Place))
            : null;
    }

    private IReadOnlyList<ContextFact> CompanionsIn(BlobWindow window, Finding found)
    {
        HashSet<string> kinds = [.. found.Rule.Needs.Where(need => need.Secret).Select(need => need.Kind)];
        return kinds.Count == 0
            ? []
            : new Scanner(CompiledRules.CompileCompanions(rules.Catalog, kinds.Contains), ScanLimits.Default, explain: false)
                .Scan(window.Content.Span, window.Encoding, "").Facts;
    }

    // No report holds them; the nearest ones are the likeliest.
    private static IReadOnlyList<CompanionValue> SecretsBeside(Finding found, IReadOnlyList<ContextFact> facts, Place place) =>
        [.. found.Rule.Needs.Where(need => need.Secret).SelectMany(need => facts
            .Where(fact => fact.Kind == need.Kind)
            .OrderBy(fact => Math.Abs(fact.Offset - found.Span.Start))
            .Select(fact => new CompanionValue(need.Name, fact.Value, CompanionReach.File, place) { IsSecret = true })
            .DistinctBy(companion => companion.Value))];

    private IBlobSource? Open(Place place, CancellationToken cancellation)
    {
        var root = source ?? place.Root;
        return place.Kind switch
        {
            PlaceKind.File when !place.File.Split('/').Contains("..") =>
                System.IO.File.Exists(root) ? FileSource.Open(root, _ => false, cancellation: cancellation) : FileSource.OpenShown(root, place.File),
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
