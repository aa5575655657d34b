using System.Diagnostics;
using System.Globalization;

namespace TokenGuard.Cli.Tests;

/// <summary>A git repository in a fresh folder, built commit by commit; every commit is a minute later than the one before.</summary>
internal sealed class PlantedRepository : TemporaryFolder
{
    private static readonly DateTimeOffset FirstCommit = new(2024, 5, 6, 7, 8, 0, TimeSpan.Zero);

    private int minutes;

    public PlantedRepository() => Git("init", "--quiet", "--initial-branch=main");

    public string Author { get; set; } = "Ann Author";

    /// <summary>Commits all that lies in the folder and tells the commit's id.</summary>
    public string Commit(string subject)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", subject);
        return Head();
    }

    /// <summary>Writes one file and commits it.</summary>
    public string Commit(string path, string content)
    {
        Write(path, content);
        return Commit($"Change {path}");
    }

    public string Head() => Resolve("HEAD");

    public string Resolve(string revision) => Git("rev-parse", revision).Trim();

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var date = FirstCommit.AddMinutes(minutes++).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        foreach (var role in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{role}_NAME"] = Author;
            start.Environment[$"GIT_{role}_EMAIL"] = "ann@example.com";
            start.Environment[$"GIT_{role}_DATE"] = date;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}{output}");
    }
}
