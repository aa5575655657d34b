using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>Reads git's raw diff format: <c>:modes ids status NUL path</c>, with one mode and id more per further parent.</summary>
internal static class RawDiff
{
    public static bool IsEntry(ReadOnlySpan<byte> record) => record is [(byte)':', ..];

    /// <summary>Reads an entry and the path after it from the output.</summary>
    public static FileChange Read(ReadOnlySpan<byte> entry, GitOutput output)
    {
        var parents = entry.IndexOfAnyExcept((byte)':');
        var fields = System.Text.Encoding.ASCII.GetString(entry[parents..]).Split(' ');
        var oldBlobs = new List<ObjectId>(parents);
        for (var i = 0; i < parents; i++)
        {
            if (BlobOf(fields[i], fields[parents + 1 + i]) is { } old)
            {
                oldBlobs.Add(old);
            }
        }

        var newBlob = BlobOf(fields[parents], fields[(2 * parents) + 1]);
        var path = output.TryReadRecord(0, out var name) ? NativeName.Display(NativeName.Decode(name)) : "";
        return new FileChange(oldBlobs, newBlob, path, IsUnmerged: fields[^1] is ['U', ..]);
    }

    // Null for what is not there and for submodules, whose id is that of a commit elsewhere.
    private static ObjectId? BlobOf(string mode, string id) =>
        mode is not ("000000" or "160000") && ObjectId.TryParse(id, out var parsed) && !parsed.IsNull ? parsed : null;
}
