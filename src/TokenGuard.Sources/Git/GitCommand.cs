using System.Diagnostics;
using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>The one way to call git: from a folder, under the contract.</summary>
/// <param name="Executable">The absolute path of git.</param>
/// <param name="Folder">The folder that git is called in.</param>
internal sealed record GitCommand(string Executable, string Folder)
{
    /// <summary>The one network protocol that the call may use; null for none.</summary>
    public string? Protocol { get; init; }

    /// <summary>The repository's own folder; null if git is to look for it.</summary>
    public string? GitFolder { get; init; }

    /// <summary>The work tree that belongs to <see cref="GitFolder"/>.</summary>
    public string? WorkTree { get; init; }

    /// <summary>An index other than the repository's, as git's hooks get it.</summary>
    public string? IndexFile { get; init; }

    /// <summary>Where objects lie that a push has brought and git has not taken yet; null if there are none.</summary>
    public Quarantine? Quarantine { get; init; }

    /// <summary>The most memory that git may ask for at once, as <c>128m</c>; null for as much as it likes.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>Looks for git and checks its version.</summary>
    public static GitCommand Find(string folder, CancellationToken cancellation)
    {
        var git = Locate(folder);
        git.RequireMinimum(cancellation);
        return git;
    }

    /// <summary>Looks for git; its version is still to be checked.</summary>
    public static GitCommand Locate(string folder) => new(GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")), folder);

    /// <exception cref="SourceException">This git is too old.</exception>
    public void RequireMinimum(CancellationToken cancellation) => GitExecutable.RequireMinimum(Run(["--version"], cancellation).Text);

    /// <summary>Starts git; its standard input is empty.</summary>
    public GitProcess Start(params IEnumerable<string> arguments)
    {
        var process = StartWithInput(arguments);
        process.CloseInput();
        return process;
    }

    /// <summary>Starts git; the caller writes its standard input and closes it.</summary>
    public GitProcess StartWithInput(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Executable)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in GitContract.Options(Protocol).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        GitContract.Apply(start.Environment, Protocol, IndexFile);
        if (GitFolder is not null)
        {
            start.Environment["GIT_DIR"] = GitFolder;
            start.Environment["GIT_WORK_TREE"] = WorkTree;
        }

        Quarantine?.Apply(start.Environment);
        if (MemoryLimit is not null)
        {
            start.Environment["GIT_ALLOC_LIMIT"] = MemoryLimit;
        }

        return GitProcess.Start(start);
    }

    /// <summary>Runs git to its end; for short answers.</summary>
    public GitAnswer Run(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        using var killing = process.KillOn(cancellation);
        var text = Encoding.UTF8.GetString(process.Output.ReadToEnd());
        var exitCode = process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return new GitAnswer(exitCode, text, process.LastError);
    }
}
