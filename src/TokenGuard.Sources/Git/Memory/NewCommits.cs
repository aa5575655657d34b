using System.Buffers.Text;

namespace TokenGuard.Sources.Git.Memory;

/// <summary>
/// The commits that refs lead to and that are not known: read one after the other until only known ones follow. To have git
/// leave out all that is known, it would have to look at every ref.
/// </summary>
internal sealed class NewCommits
{
    private readonly ObjectTable known;
    private readonly HashSet<ObjectId> seen;
    private readonly Queue<ObjectId> open;

    private NewCommits(List<ObjectId> targets, ObjectTable known)
    {
        this.known = known;
        seen = [.. targets];
        open = new(targets);
    }

    /// <summary>The commits.</summary>
    public List<ObjectId> Ids { get; } = [];

    /// <summary>The date of the earliest of them, in seconds since 1970.</summary>
    public long Earliest { get; private set; } = long.MaxValue;

    /// <summary>The date of the latest of them, in seconds since 1970.</summary>
    public long Latest { get; private set; } = long.MinValue;

    /// <summary>What they lead to: known commits and others of them.</summary>
    public HashSet<ObjectId> Parents { get; } = [];

    /// <summary>The targets that are commits.</summary>
    public List<ObjectId> Tips { get; } = [];

    /// <summary>The targets that are trees and blobs.</summary>
    public List<ObjectId> Named { get; } = [];

    /// <summary>The known commits that the new ones follow.</summary>
    public HashSet<ObjectId> Boundary { get; } = [];

    /// <summary>Walks them; null if there are more than given, or one cannot be read or is too large.</summary>
    public static NewCommits? Walk(
        GitRepository repository, IEnumerable<ObjectId> targets, ObjectTable known, int most, CancellationToken cancellation)
    {
        var tips = targets.ToList();
        var commits = new NewCommits(tips, known);
        if (tips.Count == 0)
        {
            return commits;
        }

        using var process = repository.Git.StartWithInput("cat-file", "--batch");
        using var killing = process.KillOn(cancellation);
        var isTip = tips.ToHashSet();
        while (commits.open.TryDequeue(out var id))
        {
            if (!commits.TryRead(process, id, isTip.Contains(id)) || commits.Ids.Count > most)
            {
                cancellation.ThrowIfCancellationRequested();
                return null;
            }
        }

        return commits;
    }

    private bool TryRead(GitProcess process, ObjectId id, bool isTip)
    {
        Span<byte> line = stackalloc byte[(2 * ObjectId.MaxBytes) + 1];
        var length = id.WriteHex(line);
        line[length] = (byte)'\n';
        process.Write(line[..(length + 1)]);

        // "<id> <type> <size>"
        if (!process.Output.TryReadRecord((byte)'\n', out var head) || head.Length < length + 2)
        {
            return false;
        }

        var isCommit = head[(length + 1)..].StartsWith("commit "u8);
        var isOther = head[(length + 1)..].StartsWith("tree "u8) || head[(length + 1)..].StartsWith("blob "u8);
        if ((!isCommit && !(isOther && isTip)) || !Utf8Parser.TryParse(head[(head.LastIndexOf((byte)' ') + 1)..], out int size, out _)
            || size > Blob.LargestInMemory)
        {
            return false;
        }

        // A line break follows.
        var content = new byte[size + 1];
        if (process.Output.ReadFully(content) < content.Length)
        {
            return false;
        }

        if (!isCommit)
        {
            Named.Add(id);
            return true;
        }

        if (isTip)
        {
            Tips.Add(id);
        }

        Ids.Add(id);
        return TryAdd(content);
    }

    /// <summary>Reads the head of a commit: its tree, its parents, its author and its committer, each in a line.</summary>
    private bool TryAdd(ReadOnlySpan<byte> commit)
    {
        foreach (var range in commit.Split((byte)'\n'))
        {
            var line = commit[range];
            if (line.StartsWith("parent "u8))
            {
                if (!ObjectId.TryParse(line["parent ".Length..], out var parent))
                {
                    return false;
                }

                Follow(parent);
            }
            else if (line.StartsWith("committer "u8))
            {
                // "<name> <<address>> <seconds> <zone>"
                var rest = line[(line.LastIndexOf((byte)'>') + 1)..].TrimStart((byte)' ');
                var isDate = Utf8Parser.TryParse(rest, out long date, out _);
                (Earliest, Latest) = (Math.Min(Earliest, date), Math.Max(Latest, date));
                return isDate;
            }
        }

        return false;
    }

    private void Follow(ObjectId parent)
    {
        Parents.Add(parent);
        if (known.Find(parent) >= 0)
        {
            Boundary.Add(parent);
        }
        else if (seen.Add(parent))
        {
            open.Enqueue(parent);
        }
    }
}
