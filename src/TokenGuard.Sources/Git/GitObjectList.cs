using System.Text;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git;

/// <summary>Lists the objects that are in a repository's object store.</summary>
internal static class GitObjectList
{
    /// <summary>Every object once, in the order of the packs, in which reading is fastest; a damaged one may be of any kind.</summary>
    public static IEnumerable<(ObjectId Id, ObjectKind Kind)> InPackOrder(
        GitRepository repository, SourceLog log, CancellationToken cancellation)
    {
        using var process = repository.Git.Start(
            "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname) %(objecttype)");
        using var killing = process.KillOn(cancellation);
        while (TryRead(process, out var id, out var kind))
        {
            yield return (id, kind);
        }

        cancellation.ThrowIfCancellationRequested();
        if (process.WaitForExit() != 0)
        {
            log.Problem(repository.ProvenanceOf(ProvenanceKind.History), $"git could not list all objects: {process.LastError}");
        }
    }

    /// <summary>True if git has one of a few objects.</summary>
    public static bool HasAny(GitRepository repository, IEnumerable<ObjectId> ids, CancellationToken cancellation)
    {
        using var process = repository.Git.StartWithInput("cat-file", "--batch-check=present");
        using var killing = process.KillOn(cancellation);
        process.Write(Encoding.ASCII.GetBytes(string.Concat(ids.Select(id => $"{id}\n"))));
        process.CloseInput();
        var answers = Encoding.ASCII.GetString(process.Output.ReadToEnd());
        cancellation.ThrowIfCancellationRequested();
        return answers.Split('\n').Contains("present");
    }

    /// <summary>The given requests without those whose object is not here, which are logged.</summary>
    /// <remarks>In a partial clone a request for an absent object would make git ask the remote for it, one by one.</remarks>
    public static IEnumerable<GitBlobRequest> OnlyPresent(
        GitRepository repository,
        IReadOnlyCollection<GitBlobRequest> requests,
        ProvenanceKind kind,
        SourceLog log,
        CancellationToken cancellation)
    {
        var wanted = new ObjectIdSet(repository.IdWidth);
        foreach (var request in requests)
        {
            wanted.Add(request.Id);
        }

        foreach (var (id, _) in InPackOrder(repository, log, cancellation))
        {
            wanted.Mark(id);
        }

        var absent = wanted.Unmarked().ToHashSet();
        MissingObjects.Tell(repository, kind, [.. requests.Where(request => absent.Contains(request.Id))], log);
        return requests.Where(request => !absent.Contains(request.Id));
    }

    private static bool TryRead(GitProcess process, out ObjectId id, out ObjectKind kind)
    {
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            // "<id> <type>", or "<id> missing" for one that is listed but damaged.
            var space = line.IndexOf((byte)' ');
            if (space > 0 && ObjectId.TryParse(line[..space], out id))
            {
                kind = KindOf(line[(space + 1)..]);
                return true;
            }
        }

        (id, kind) = (default, ObjectKind.Unknown);
        return false;
    }

    private static ObjectKind KindOf(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("blob"u8) ? ObjectKind.Blob
        : type.SequenceEqual("tree"u8) ? ObjectKind.Tree
        : type.SequenceEqual("commit"u8) ? ObjectKind.Commit
        : type.SequenceEqual("tag"u8) ? ObjectKind.Tag
        : ObjectKind.Unknown;
}
