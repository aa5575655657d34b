using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>Writes histories into a cache; <see cref="HistoryReader"/> reads them.</summary>
internal sealed class HistoryWriter(BinaryWriter writer)
{
    /// <summary>Blobs of a history that a cache does not know, at most: they are read each time.</summary>
    public const int MostUnknown = 1000;

    private readonly Dictionary<ObjectId, int> commits = [];

    /// <param name="histories">The histories by their name.</param>
    /// <param name="known">The blobs of the cache in their order.</param>
    public void Write(Dictionary<string, HistoryMemory> histories, ObjectId[] known) =>
        writer.WriteList(histories, entry => Write(entry.Key, entry.Value, known));

    private void Write(string name, HistoryMemory history, ObjectId[] known)
    {
        writer.Write(name);
        writer.WriteList(history.Commits, writer.WriteId);
        var tips = history.Tips.ToHashSet();
        writer.WriteList([.. Enumerable.Range(0, history.Commits.Count).Where(i => tips.Contains(history.Commits[i]))], writer.Write7BitEncodedInt);
        writer.Write7BitEncodedInt64(history.Latest);
        WriteBlobs([.. history.Blobs], known);
        commits.Clear();
        foreach (var commit in history.Commits)
        {
            commits.TryAdd(commit, commits.Count);
        }

        writer.WriteList(history.Origins, entry =>
        {
            writer.WriteId(entry.Key);
            writer.WriteList(entry.Value, Write);
        });
    }

    /// <summary>A bit for each blob of the cache, and the ids of the others.</summary>
    private void WriteBlobs(HashSet<ObjectId> blobs, ObjectId[] known)
    {
        var bits = new byte[(known.Length + 7) / 8];
        for (var i = 0; i < known.Length; i++)
        {
            if (blobs.Remove(known[i]))
            {
                bits[i / 8] |= (byte)(1 << (i % 8));
            }
        }

        writer.Write(bits);
        writer.WriteList(blobs, writer.WriteId);
    }

    private void Write(RememberedOrigin origin)
    {
        writer.Write(origin.Path);
        writer.Write7BitEncodedInt(commits[origin.Commit]);
        writer.Write7BitEncodedInt64(origin.Order);
    }
}
