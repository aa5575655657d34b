using TokenGuard.Engine.Tests;

namespace TokenGuard.Conventions.Tests;

/// <summary>The files that git tracks, and new ones that it would, as paths with forward slashes from the root.</summary>
internal static class TrackedFiles
{
    public static IReadOnlyList<string> All { get; } = List();

    /// <summary>C# files below some folder.</summary>
    public static IEnumerable<string> CSharp(string folder) =>
        All.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(RepositoryFiles.Find(path));

    public static string[] Lines(string path) => File.ReadAllLines(RepositoryFiles.Find(path));

    private static List<string> List()
    {
        var (code, output) = Tool.Run(RepositoryFiles.Root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        Assert.True(code == 0, output);
        var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .Where(path => File.Exists(RepositoryFiles.Find(path))).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        return files;
    }
}
