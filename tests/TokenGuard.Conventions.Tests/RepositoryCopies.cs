using TokenGuard.Engine.Tests;

namespace TokenGuard.Conventions.Tests;

/// <summary>Copies of the repository's files in temporary folders, to be built there.</summary>
public sealed class RepositoryCopies : IDisposable
{
    public RepositoryCopies()
    {
        First = Copy("tokenguard-first-");
        Second = Copy("tokenguard-second-in-a-longer-folder-");
    }

    public string First { get; }

    public string Second { get; }

    public static void Build(string folder, string project)
    {
        var (code, output) = Tool.Run(folder, "dotnet", "build", project, "-c", "Release", "-nologo", "-v:q", "-nodeReuse:false");
        Assert.True(code == 0, output);
    }

    public void Dispose()
    {
        Directory.Delete(First, recursive: true);
        Directory.Delete(Second, recursive: true);
    }

    private static string Copy(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        foreach (var path in TrackedFiles.All)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(RepositoryFiles.Find(path), target);
        }

        return folder;
    }
}
