using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>Reads the histories that a <see cref="HistoryWriter"/> wrote.</summary>
internal static class HistoryReader
{
    /// <param name="reader">Where they begin.</param>
    /// <param name="cache">What the cache remembers so far; takes the histories.</param>
    /// <exception cref="FormatException">They are not what was written.</exception>
    /// <exception cref="EndOfStreamException">They are cut off.</exception>
    public static void Read(BinaryReader reader, CacheContent cache)
    {
        foreach (var (name, history) in reader.ReadList(() => (reader.ReadString(), ReadHistory(reader, cache))))
        {
            cache.Histories[name] = history;
        }
    }

    private static HistoryMemory ReadHistory(BinaryReader reader, CacheContent cache)
    {
        var commits = reader.ReadIds();
        return new HistoryMemory
        {
            Commits = commits,
            Tips = reader.ReadList(() => ReadCommit(reader, commits)),
            Latest = reader.Read7BitEncodedInt64(),
            Objects = ReadObjects(reader, cache.Of(commits.Width).Ids),
            Origins = reader.ReadList(() => (Id: reader.ReadId(), Origins: reader.ReadList(() => ReadOrigin(reader, commits))))
                .ToDictionary(entry => entry.Id, IReadOnlyList<RememberedOrigin> (entry) => entry.Origins),
        };
    }

    private static RememberedObjects ReadObjects(BinaryReader reader, ObjectTable known)
    {
        var bits = reader.ReadBytes((known.Count + 7) / 8);
        return bits.Length == (known.Count + 7) / 8 && (known.Count % 8 == 0 || bits[^1] >> (known.Count % 8) == 0)
            ? new RememberedObjects(known, bits, reader.ReadList(reader.ReadId))
            : throw new FormatException("it names unknown objects");
    }

    private static RememberedOrigin ReadOrigin(BinaryReader reader, ObjectTable commits) => new(
        reader.ReadString(),
        ReadCommit(reader, commits),
        reader.Read7BitEncodedInt64());

    private static ObjectId ReadCommit(BinaryReader reader, ObjectTable commits) => reader.Read7BitEncodedInt() is >= 0 and var number && number < commits.Count
        ? ObjectId.FromBytes(commits[number])
        : throw new FormatException("it names an unknown commit");
}
