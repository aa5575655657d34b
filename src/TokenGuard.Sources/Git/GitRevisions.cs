using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>The starting points of a walk through the history, as git's commands take them.</summary>
/// <param name="Arguments">Revisions and options that name them.</param>
internal sealed record GitRevisions(IReadOnlyList<string> Arguments)
{
    /// <summary>More of them, which may be too many for a command line; with <c>^</c> before what is left out.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public static GitRevisions Of(GitRange range) => new(range.From is { } from ? [range.To.ToString(), "^" + from] : [range.To.ToString()]);

    /// <summary>Every ref, the HEADs of all work trees and all stash entries.</summary>
    public static GitRevisions All(GitRepository repository, CancellationToken cancellation)
    {
        // Stash entries but the last are only in the reflog of refs/stash. The pattern, unlike the name, may match nothing.
        var stashes = repository.Git.Run(["rev-list", "--walk-reflogs", "--glob=refs/stas[h]"], cancellation);
        return new GitRevisions(["--all", .. stashes.Lines]);
    }

    /// <summary>Starts a command of git that walks them.</summary>
    public GitProcess Start(GitCommand git, params IEnumerable<string> command)
    {
        if (Lines.Count == 0)
        {
            return git.Start([.. command, .. Arguments, "--"]);
        }

        // git takes the whole list before it answers.
        var process = git.StartWithInput([.. command, .. Arguments, "--stdin", "--"]);
        process.Write(Encoding.ASCII.GetBytes(string.Join('\n', Lines) + "\n"));
        process.CloseInput();
        return process;
    }
}
