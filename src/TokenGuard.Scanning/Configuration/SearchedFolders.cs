namespace TokenGuard.Scanning.Configuration;

/// <summary>
/// Where the configuration of a folder may lie: from there up to the top of its repository. Without one, up to the user's
/// home if it is in there, else only in itself: in what others can write, as in the folder for temporary files, they could
/// accept findings for somebody else.
/// </summary>
internal static class SearchedFolders
{
    /// <summary>The folders, nearest first.</summary>
    /// <param name="folder">An absolute path.</param>
    public static IReadOnlyList<string> Of(string folder)
    {
        var all = AtAndAbove(folder).ToList();
        var last = all.FindIndex(one => Path.Exists(Path.Combine(one, ".git")));
        if (last < 0 && Home is { } home)
        {
            last = all.IndexOf(home);
        }

        return all[..(Math.Max(0, last) + 1)];
    }

    /// <summary>The user's home; null if that is everything, as in some containers.</summary>
    private static string? Home
    {
        get
        {
            var home = Path.TrimEndingDirectorySeparator(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
            return home.Length > 0 && Path.GetDirectoryName(home) is not null ? home : null;
        }
    }

    private static IEnumerable<string> AtAndAbove(string folder)
    {
        for (var at = Path.TrimEndingDirectorySeparator(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }
}
