using System.Globalization;

namespace TokenGuard.Sources.Git;

/// <summary>Finds the git program and says what is wrong with it.</summary>
internal static class GitExecutable
{
    /// <summary>The first version that takes safe.directory from the command line.</summary>
    public static readonly Version Minimum = new(2, 38);

    /// <summary>
    /// The absolute path of git. The system's own search would also look into the current folder, where a hostile
    /// repository can have a program of that name.
    /// </summary>
    public static string Find(string? searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var folders = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Where(Path.IsPathFullyQualified).Select(folder => Path.Join(folder, name)).FirstOrDefault(IsProgram)
            ?? throw new SourceException($"git was not found in PATH; install git {Minimum} or later.");
    }

    /// <summary>Refuses a git that is too old.</summary>
    /// <param name="answer">What <c>git --version</c> printed: <c>git version 2.39.5 (Apple Git-154)</c>.</param>
    public static void RequireMinimum(string answer)
    {
        var number = answer.Trim().Split(' ').ElementAtOrDefault(2) ?? "";
        var parts = number.Split('.');
        if (parts.Length < 2
            || !int.TryParse(parts[0], NumberStyles.None, null, out var major)
            || !int.TryParse(parts[1], NumberStyles.None, null, out var minor))
        {
            throw new SourceException($"git does not tell its version (it said '{answer.Trim()}'); install git {Minimum} or later.");
        }

        if (new Version(major, minor) < Minimum)
        {
            throw new SourceException($"git {number} is too old; install git {Minimum} or later.");
        }
    }

    private static bool IsProgram(string path) =>
        File.Exists(path)
        && (OperatingSystem.IsWindows()
            || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
