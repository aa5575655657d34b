namespace TokenGuard.Sources.Git.Store;

/// <summary>All objects of a repository, read without git: packs, loose objects and what alternates lend.</summary>
/// <remarks>
/// What is checked is what git checks when it reads: the form of packs and indexes, sizes, and the checksum of every
/// deflated part. Names are not computed again over contents, which costs as much as reading them.
/// </remarks>
internal sealed class ObjectStore : IDisposable
{
    private readonly List<PackForest> packs = [];

    private ObjectStore(int width) => Table = new ObjectTable(width);

    /// <summary>The ids of all objects.</summary>
    public ObjectTable Table { get; }

    public LooseObjects Loose { get; private set; } = null!;

    public IReadOnlyList<PackForest> Packs => packs;

    /// <summary>Opens the store of a repository.</summary>
    /// <exception cref="StoreException">A pack is not as it should be.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ObjectStore Open(GitRepository repository, CancellationToken cancellation)
    {
        var store = new ObjectStore(repository.IdWidth);
        try
        {
            var folders = StoreFolders.Of(repository.ObjectFolder);
            foreach (var folder in folders.Select(folder => Path.Join(folder, "pack")).Where(Directory.Exists))
            {
                foreach (var index in Directory.EnumerateFiles(folder, "pack-*.idx").Order(StringComparer.Ordinal))
                {
                    cancellation.ThrowIfCancellationRequested();
                    store.AddPack(index);
                }
            }

            store.Loose = new LooseObjects(folders, store.Table);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public void Dispose() => packs.ForEach(forest => forest.Pack.Dispose());

    private void AddPack(string indexFile)
    {
        var index = PackIndex.Read(indexFile, Table.Width);
        var pack = PackFile.Open(Path.ChangeExtension(indexFile, ".pack"), index, Table.Width);
        try
        {
            packs.Add(PackForest.Read(pack, index, Table));
        }
        catch
        {
            pack.Dispose();
            throw;
        }
    }
}
