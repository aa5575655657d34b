namespace TokenGuard.Benchmarks;

/// <summary>What is measured on: a folder of source text and a repository, this project's own if nothing else is named.</summary>
internal static class Corpus
{
    private const int Largest = 64 << 20;

    /// <summary>The folder: <c>TOKENGUARD_CORPUS</c>, or this repository.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("TOKENGUARD_CORPUS") ?? RepositoryFolder();

    /// <summary>The repository: <c>TOKENGUARD_REPOSITORY</c>, or this one.</summary>
    public static string Repository { get; } = Environment.GetEnvironmentVariable("TOKENGUARD_REPOSITORY") ?? RepositoryFolder();

    /// <summary>Files of the folder up to 1 MB each and 64 MB in all, without what a build or git left there.</summary>
    public static IReadOnlyList<byte[]> Files { get; } = [.. Read()];

    /// <summary>All of them as one text.</summary>
    public static byte[] Text { get; } = [.. Files.SelectMany(file => file)];

    private static IEnumerable<byte[]> Read()
    {
        var total = 0L;
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var inside = Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar);
            if (inside.Any(part => part is ".git" or "artifacts" or "bin" or "obj") || new FileInfo(path) is not { Length: > 0 and < 1 << 20 } file)
            {
                continue;
            }

            if ((total += file.Length) > Largest)
            {
                yield break;
            }

            yield return File.ReadAllBytes(path);
        }
    }

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Join(folder.FullName, "TokenGuard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("run this inside the repository, or set TOKENGUARD_CORPUS and TOKENGUARD_REPOSITORY");
    }
}
