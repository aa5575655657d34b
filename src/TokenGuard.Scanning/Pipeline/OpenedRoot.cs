using TokenGuard.Scanning.Caching;
using TokenGuard.Scanning.Reports;
using TokenGuard.Sources;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>A root whose bytes can be read.</summary>
internal sealed class OpenedRoot : IDisposable
{
    private readonly List<IDisposable> owned = [];

    public required string Root { get; init; }

    public required RootKind Kind { get; init; }

    /// <summary>Full path on this machine, if it has one.</summary>
    public string? FullPath { get; init; }

    public GitRepository? Repository { get; init; }

    /// <summary>
    /// Its path below the top of its work tree, empty or ending in a slash: a value that a person chose has the same fingerprint
    /// whether the whole tree is scanned, a folder or a file.
    /// </summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>What the history is remembered by: a copy of a remote repository lies elsewhere each time.</summary>
    public string HistoryName => Kind == RootKind.Url ? Root : Repository?.ObjectFolder ?? Root;

    /// <summary>What is read, one source after the other.</summary>
    public List<IBlobSource> Sources { get; } = [];

    /// <summary>The history among the sources, whose blobs get their path and commit afterwards.</summary>
    public GitHistorySource? History { get; private set; }

    /// <summary>Tells the ids of the blobs that the change replaced; null where no change is looked at.</summary>
    public Func<CancellationToken, IReadOnlyList<ObjectId>>? PreImages { get; private set; }

    /// <summary>Blobs of the history that a cache knows, so that they are not read.</summary>
    public KnownBlobs Known { get; } = new();

    public void Add(IBlobSource source)
    {
        Sources.Add(source);
        owned.Add(source);
    }

    public void AddHistory(GitHistorySource source, bool isChange)
    {
        Add(source);
        History = source;
        PreImages = isChange ? source.ReadPreImages : null;
    }

    public void AddStaged(GitStagedSource source)
    {
        Add(source);
        PreImages = _ => source.PreImages;
    }

    /// <summary>Lets the root own what must go away with it.</summary>
    public void Own(IDisposable resource) => owned.Insert(0, resource);

    public void Dispose()
    {
        for (var i = owned.Count - 1; i >= 0; i--)
        {
            owned[i].Dispose();
        }
    }
}
