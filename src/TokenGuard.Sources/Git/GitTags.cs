using System.Buffers.Text;
using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>Reads who made annotated tags, and when.</summary>
internal static class GitTags
{
    /// <summary>The annotated tags among the given objects; those that git cannot read are left out.</summary>
    public static Dictionary<ObjectId, GitCommit> Read(GitRepository repository, IReadOnlyCollection<ObjectId> ids, CancellationToken cancellation)
    {
        var tags = new Dictionary<ObjectId, GitCommit>();
        if (ids.Count == 0)
        {
            return tags;
        }

        using var process = repository.Git.StartWithInput("cat-file", "--batch");
        using var killing = process.KillOn(cancellation);
        foreach (var id in ids)
        {
            // One by one, so that neither side waits for the other for ever.
            process.Write(Encoding.ASCII.GetBytes($"{id}\n"));
            if (!TryRead(process.Output, out var isTag, out var content))
            {
                break;
            }

            if (isTag)
            {
                tags[id] = GitCommit.OfTag(id, content);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return tags;
    }

    // "<id> <type> <size>", or "<id> missing".
    private static bool TryRead(GitOutput output, out bool isTag, out byte[] content)
    {
        (isTag, content) = (false, []);
        if (!output.TryReadRecord((byte)'\n', out var head))
        {
            return false;
        }

        var rest = head[(head.IndexOf((byte)' ') + 1)..];
        isTag = rest.StartsWith("tag "u8);
        if (!Utf8Parser.TryParse(rest[(rest.IndexOf((byte)' ') + 1)..], out long size, out _))
        {
            return true;
        }

        return isTag && size <= Blob.LargestInMemory
            ? output.ReadFully(content = new byte[size + 1]) == size + 1
            : output.TrySkip(size + 1);
    }
}
