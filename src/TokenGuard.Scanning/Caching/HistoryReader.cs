using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>Reads the histories that a <see cref="HistoryWriter"/> wrote.</summary>
internal static class HistoryReader
{
    /// <param name="reader">Where they begin.</param>
    /// <param name="known">The blobs of the cache in their order.</param>
    /// <exception cref="FormatException">They are not what was written.</exception>
    /// <exception cref="EndOfStreamException">They are cut off.</exception>
    public static Dictionary<string, HistoryMemory> Read(BinaryReader reader, ObjectId[] known)
    {
        var histories = new Dictionary<string, HistoryMemory>(StringComparer.Ordinal);
        foreach (var (name, history) in reader.ReadList(() => (reader.ReadString(), ReadHistory(reader, known))))
        {
            histories[name] = history;
        }

        return histories;
    }

    private static HistoryMemory ReadHistory(BinaryReader reader, ObjectId[] known)
    {
        var commits = reader.ReadList(reader.ReadId);
        return new HistoryMemory
        {
            Commits = commits,
            Tips = reader.ReadList(() => ReadCommit(reader, commits)),
            Latest = reader.Read7BitEncodedInt64(),
            Blobs = ReadBlobs(reader, known),
            Origins = reader.ReadList(() => (Id: reader.ReadId(), Origins: reader.ReadList(() => ReadOrigin(reader, commits))))
                .ToDictionary(entry => entry.Id, IReadOnlyList<RememberedOrigin> (entry) => entry.Origins),
        };
    }

    private static List<ObjectId> ReadBlobs(BinaryReader reader, ObjectId[] known)
    {
        var bits = reader.ReadBytes((known.Length + 7) / 8);
        var blobs = new List<ObjectId>(known.Length);
        for (var i = 0; i < Math.Min(known.Length, 8 * bits.Length); i++)
        {
            if ((bits[i / 8] >> (i % 8) & 1) != 0)
            {
                blobs.Add(known[i]);
            }
        }

        blobs.AddRange(reader.ReadList(reader.ReadId));
        return blobs;
    }

    private static RememberedOrigin ReadOrigin(BinaryReader reader, List<ObjectId> commits) => new(
        reader.ReadString(),
        ReadCommit(reader, commits),
        reader.Read7BitEncodedInt64());

    private static ObjectId ReadCommit(BinaryReader reader, List<ObjectId> commits) =>
        reader.Read7BitEncodedInt() is >= 0 and var number && number < commits.Count ? commits[number] : throw new FormatException("it names an unknown commit");
}
