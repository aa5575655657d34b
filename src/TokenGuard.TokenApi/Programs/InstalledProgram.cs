namespace TokenGuard.TokenApi.Programs;

/// <summary>
/// Finds programs as a shell does. The system's own search would also look into the current folder, where a hostile
/// repository can have a program of that name.
/// </summary>
internal static class InstalledProgram
{
    /// <summary>The absolute path of a program of <c>PATH</c>, or of a path that was given; null if there is none.</summary>
    public static string? Find(string name) => Find(name, Environment.GetEnvironmentVariable("PATH"));

    internal static string? Find(string name, string? searchPath)
    {
        if (name.Contains('/', StringComparison.Ordinal) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            var given = Path.GetFullPath(UserPath.Expand(name));
            return IsProgram(given) ? given : null;
        }

        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name] : [name];
        return (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => names.Select(file => Path.Join(folder, file)))
            .FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
