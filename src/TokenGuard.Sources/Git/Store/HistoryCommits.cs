using System.Buffers.Text;

namespace TokenGuard.Sources.Git.Store;

/// <summary>The commits of a walk through the history, oldest first, and what refs and indexes name besides.</summary>
internal sealed class HistoryCommits
{
    private readonly List<(int Tree, int[] Parents)> commits = [];
    private readonly HashSet<int> followed = [];
    private readonly ObjectTable ids;

    private HistoryCommits(int width) => ids = new ObjectTable(width);

    /// <summary>Their ids, in their order.</summary>
    public ObjectTable Ids => ids;

    public int Count => commits.Count;

    /// <summary>The date of the latest commit, in seconds since 1970.</summary>
    public long Latest { get; private set; } = long.MinValue;

    /// <summary>The commits that no other one leads to.</summary>
    public IEnumerable<ObjectId> Tips => Enumerable.Range(0, Count).Where(commit => !followed.Contains(commit)).Select(commit => new ObjectId(ids[commit]));

    /// <summary>Annotated tags, and blobs and trees that are tagged or in an index.</summary>
    public List<int> Named { get; } = [];

    /// <summary>Lets git walk the commits; it knows of grafts, shallow ends and work trees.</summary>
    /// <exception cref="StoreException">git could not walk all of them.</exception>
    public static HistoryCommits Read(
        GitRepository repository, GitRevisions revisions, TreeGraph trees, CancellationToken cancellation)
    {
        var history = new HistoryCommits(repository.IdWidth);
        using var process = revisions.Start(
            repository.Git,
            "rev-list", "--objects", "--no-object-names", "--filter=tree:0", "--missing=print", "--reverse", "--date-order",
            "--format=%ct %T %P", "--indexed-objects");
        using var killing = process.KillOn(cancellation);
        while (process.Output.TryReadRecord((byte)'\n', out var line))
        {
            history.Add(line, process.Output, trees);
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0
            ? history
            : throw new StoreException($"git could not walk all commits: {process.LastError}");
    }

    public string IdOf(int commit) => Convert.ToHexStringLower(ids[commit]);

    public int TreeOf(int commit) => commits[commit].Tree;

    /// <summary>Parents that are in the walk.</summary>
    public ReadOnlySpan<int> ParentsOf(int commit) => commits[commit].Parents;

    private void Add(ReadOnlySpan<byte> line, GitOutput output, TreeGraph trees)
    {
        if (!line.StartsWith("commit "u8))
        {
            Named.Add(NumberOf(line.TrimStart((byte)'?'), trees.NumberOf));
            return;
        }

        NumberOf(line["commit ".Length..], id => ids.Add(id, out _));
        if (!output.TryReadRecord((byte)'\n', out var names) || names.IndexOf((byte)' ') is not (>= 0 and var space))
        {
            throw new StoreException("git's list of commits is cut off");
        }

        // A damaged commit has no date; then none can be said to come after it.
        Latest = Utf8Parser.TryParse(names[..space], out long date, out _) ? Math.Max(Latest, date) : long.MaxValue;
        names = names[(space + 1)..];
        var width = 2 * ids.Width;
        var tree = NumberOf(names[..Math.Min(width, names.Length)], trees.NumberOf);
        var parents = new List<int>();
        for (names = names[width..]; names.Length > width; names = names[(width + 1)..])
        {
            if (NumberOf(names.Slice(1, width), ids.Find) is >= 0 and var parent)
            {
                parents.Add(parent);
                followed.Add(parent);
            }
        }

        commits.Add((tree, [.. parents]));
    }

    private int NumberOf(ReadOnlySpan<byte> hex, Func<ReadOnlySpan<byte>, int> numberOf)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.MaxBytes];
        return hex.Length == 2 * ids.Width && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? numberOf(bytes[..ids.Width])
            : throw new StoreException("git's list of commits is not understood");
    }
}
