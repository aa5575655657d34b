namespace TokenGuard.Sources.Git.Store;

/// <summary>The objects of a store that stand in a file of their own.</summary>
internal sealed class LooseObjects
{
    private readonly List<(int Number, string Folder)> objects = [];
    private readonly Dictionary<int, ObjectKind> kinds = [];
    private readonly ObjectTable table;

    /// <param name="folders">The folders of the store.</param>
    /// <param name="table">Learns the objects that no pack has.</param>
    public LooseObjects(IEnumerable<string> folders, ObjectTable table)
    {
        this.table = table;
        foreach (var folder in folders)
        {
            for (var first = 0; first < 256; first++)
            {
                Add(folder, first.ToString("x2", null));
            }
        }
    }

    public int Count => objects.Count;

    public int NumberAt(int index) => objects[index].Number;

    /// <summary>The type, if the object was read before.</summary>
    public ObjectKind KindAt(int index) => kinds.GetValueOrDefault(index);

    /// <summary>Reads an object.</summary>
    /// <param name="index">Which.</param>
    /// <param name="isWanted">Whether the content of an object of a type is wanted.</param>
    /// <returns>The type, and the content in a buffer of the shared pool if it is wanted; a larger one than fits is not read.</returns>
    /// <exception cref="StoreException">It is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public (ObjectKind Kind, byte[]? Content, int Length) Read(int index, Func<ObjectKind, bool> isWanted)
    {
        var (number, folder) = objects[index];
        return LooseFile.Read(LooseFile.PathOf(folder, new ObjectId(table[number])), kind =>
        {
            lock (kinds)
            {
                kinds[index] = kind;
            }

            return isWanted(kind);
        });
    }

    private void Add(string folder, string first)
    {
        var files = new DirectoryInfo(Path.Join(folder, first));
        if (!files.Exists)
        {
            return;
        }

        Span<byte> bytes = stackalloc byte[ObjectId.MaxBytes];
        foreach (var file in files.EnumerateFiles())
        {
            if (ObjectId.TryParse(System.Text.Encoding.ASCII.GetBytes(first + file.Name), out var id) && id.Width == table.Width)
            {
                id.CopyTo(bytes);
                var number = table.Add(bytes[..table.Width], out var isNew);
                if (isNew)
                {
                    objects.Add((number, folder));
                }
            }
        }
    }
}
