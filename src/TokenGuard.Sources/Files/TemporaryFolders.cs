namespace TokenGuard.Sources.Files;

/// <summary>Folders that only this user can enter, for as long as something is read from them.</summary>
public sealed class TemporaryFolders
{
    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Those of this process.</summary>
    public static TemporaryFolders Shared { get; } = new();

    /// <summary>Removes all that are left, as far as it goes: the program is about to end in the middle of its work.</summary>
    public void RemoveAll()
    {
        string[] left;
        lock (gate)
        {
            left = [.. made];
        }

        foreach (var folder in left)
        {
            try
            {
                Remove(folder);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Whoever reads from it may be removing it too.
            }
        }
    }

    internal string Make()
    {
        var folder = Directory.CreateTempSubdirectory("tokenguard-").FullName;
        lock (gate)
        {
            made.Add(folder);
        }

        return folder;
    }

    /// <summary>Deletes a folder with a repository in it.</summary>
    internal void Remove(string folder)
    {
        lock (gate)
        {
            made.Remove(folder);
        }

        if (!Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            // git makes its objects read-only, which stops a deletion there.
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
