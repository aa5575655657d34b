namespace TokenGuard.Engine.Tests;

/// <summary>Finds files of the repository that a test runs in.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Find(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TokenGuard.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("TokenGuard.sln is in no folder above the tests");
        }

        return folder;
    }
}
