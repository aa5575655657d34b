using System.Buffers;
using TokenGuard.Sources.Archives;

namespace TokenGuard.Sources.Tests.Archives;

/// <summary>What came of one archive.</summary>
/// <param name="Read">What was handed out, as "path=content".</param>
/// <param name="Problems">What could not be read, as "path: reason".</param>
/// <param name="Notices">What was left out on purpose.</param>
/// <param name="Walk">The walk.</param>
internal sealed record ArchiveReading(IReadOnlyList<string> Read, IReadOnlyList<string> Problems, IReadOnlyList<string> Notices, ArchiveWalk Walk)
{
    public static ArchiveReading Of(string name, byte[] content, ArchiveOptions? options = null, Func<Provenance, bool>? isExcluded = null, bool asStream = false)
    {
        var provenance = new Provenance { Kind = ProvenanceKind.File, Root = "root", Path = name };
        using Blob blob = asStream
            ? new StreamBlob(provenance, new MemoryStream(content), new SourceLog(), CancellationToken.None)
            : new PooledBlob(provenance, Rented(content), content.Length);
        var walk = new ArchiveWalk(options ?? ArchiveOptions.Default, TimeProvider.System) { IsExcluded = isExcluded ?? (_ => false) };
        var read = new List<string>();
        walk.Visit(blob, part => read.Add($"{part.Provenance.Path}={part.ReadText()}"), CancellationToken.None);
        return new ArchiveReading(read, [.. walk.Problems.Select(problem => problem.ToString())], [.. walk.Notices.Select(notice => notice.ToString())], walk);
    }

    private static byte[] Rented(byte[] content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(content.Length + 1);
        content.CopyTo(buffer, 0);
        return buffer;
    }
}
