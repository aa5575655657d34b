using System.Diagnostics;

namespace TokenGuard.Server.Demo;

/// <summary>A throw-away git repository in which somebody committed a file and removed it again.</summary>
internal sealed class DemoRepository : IDisposable
{
    private DemoRepository(string folder) => Folder = folder;

    /// <summary>Where everything of the demo lies; gone when it ends.</summary>
    public string Folder { get; }

    public string Path => System.IO.Path.Combine(Folder, "helpdesk");

    /// <exception cref="DemoException">git is missing or fails.</exception>
    public static DemoRepository Create(string file, string content)
    {
        var repository = new DemoRepository(Directory.CreateTempSubdirectory("tokenguard-demo-").FullName);
        try
        {
            Directory.CreateDirectory(repository.Path);
            repository.Git("init", "--quiet");
            File.WriteAllText(System.IO.Path.Combine(repository.Path, file), content);
            repository.Git("add", file);
            repository.Commit("Add settings");
            repository.Git("rm", "--quiet", file);
            repository.Commit("Remove settings");
            return repository;
        }
        catch
        {
            repository.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Commit(string message) =>
        Git("-c", "user.name=Robin", "-c", "user.email=robin@acme.example", "-c", "commit.gpgSign=false", "commit", "--quiet", "--message", message);

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "core.hooksPath=/dev/null", .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start) ?? throw new DemoException("git cannot be started");
        var said = git.StandardError.ReadToEnd();
        git.WaitForExit();
        if (git.ExitCode != 0)
        {
            throw new DemoException($"git {arguments[0]} failed: {said.Trim()}");
        }
    }
}
