using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>Writes histories into a cache; <see cref="HistoryReader"/> reads them.</summary>
internal sealed class HistoryWriter(BinaryWriter writer)
{
    /// <summary>Objects of a history that a cache does not know, at most: they are read each time.</summary>
    public const int MostUnknown = 1000;

    public void Write(CacheContent cache) =>
        writer.WriteList(cache.Histories, entry => Write(entry.Key, entry.Value, cache.Of(entry.Value.Commits.Width).Ids));

    private void Write(string name, HistoryMemory history, ObjectTable known)
    {
        writer.Write(name);
        writer.WriteIds(history.Commits);
        writer.WriteList(history.Tips, tip => writer.Write7BitEncodedInt(history.Commits.Find(tip)));
        writer.Write7BitEncodedInt64(history.Latest);
        WriteObjects(history.Objects, known);
        writer.WriteList(history.Origins, entry =>
        {
            writer.WriteId(entry.Key);
            writer.WriteList(entry.Value, origin => Write(origin, history.Commits));
        });
    }

    /// <summary>A bit for each object of the cache, and the ids of the others.</summary>
    private void WriteObjects(IEnumerable<ObjectId> objects, ObjectTable known)
    {
        var bits = new byte[(known.Count + 7) / 8];
        var others = new List<ObjectId>();
        foreach (var id in objects)
        {
            if (known.Find(id) is >= 0 and var number)
            {
                bits[number / 8] |= (byte)(1 << (number % 8));
            }
            else
            {
                others.Add(id);
            }
        }

        writer.Write(bits);
        writer.WriteList(others, writer.WriteId);
    }

    private void Write(RememberedOrigin origin, ObjectTable commits)
    {
        writer.Write(origin.Path);
        writer.Write7BitEncodedInt(commits.Find(origin.Commit));
        writer.Write7BitEncodedInt64(origin.Order);
    }
}
