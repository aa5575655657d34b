namespace TokenGuard.Scanning.Tests;

/// <summary>Finds files of the repository that a test runs in, and what lies beside it.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Up(folder => File.Exists(Path.Combine(folder, "TokenGuard.sln")))
        ?? throw new InvalidOperationException("TokenGuard.sln is in no folder above the tests");

    /// <summary>Schemas of other people's formats: not ours to commit. Null if the machine has none.</summary>
    public static string? FindSchema(string name)
    {
        var below = Path.Combine("shared", "schemas", name);
        var file = Environment.GetEnvironmentVariable("TOKENGUARD_SCHEMAS") is { Length: > 0 } folder
            ? Path.Combine(folder, name)
            : Path.Combine(Up(above => File.Exists(Path.Combine(above, below))) ?? "", below);
        return File.Exists(file) ? file : null;
    }

    private static string? Up(Func<string, bool> holds)
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !holds(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
