using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Git;

/// <summary>Says under which paths the index holds blobs that no commit has yet.</summary>
public static class GitIndex
{
    private const int ModeLength = 7;
    private const int StageLength = 2;

    /// <summary>The paths of all blobs below the repository's path, relative to it.</summary>
    public static ILookup<ObjectId, string> Paths(GitRepository repository, CancellationToken cancellation = default)
    {
        var entries = new List<(ObjectId Id, string Path)>();
        using var process = repository.Git.Start("ls-files", "--stage", "-z");
        using var killing = process.KillOn(cancellation);
        while (process.Output.TryReadRecord(0, out var record))
        {
            // "<mode> <id> <stage>\t<path>"
            var tab = record.IndexOf((byte)'\t');
            if (tab > ModeLength + StageLength && ObjectId.TryParse(record[ModeLength..(tab - StageLength)], out var id))
            {
                entries.Add((id, NativeName.Display(NativeName.Decode(record[(tab + 1)..]))));
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0
            ? entries.ToLookup(entry => entry.Id, entry => entry.Path)
            : throw new SourceException($"git could not list the index of '{repository.Root}': {process.LastError}");
    }
}
