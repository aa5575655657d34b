using System.Text;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Git;

/// <summary>Reads who made given commits, and when.</summary>
internal static class GitCommits
{
    /// <summary>The commits by their id in hex.</summary>
    /// <exception cref="StoreException">git does not give all of them.</exception>
    public static Dictionary<string, GitCommit> Read(
        GitRepository repository, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            // git would take the HEAD for none.
            return [];
        }

        using var process = repository.Git.StartWithInput(
            "log", "--stdin", "--no-walk=unsorted", "-z", "--no-patch", "--no-notes", "--no-show-signature",
            "--encoding=UTF-8", "--date=raw", "--format=" + GitCommit.Format);
        using var killing = process.KillOn(cancellation);
        // git takes the whole list before it answers.
        process.Write(Encoding.ASCII.GetBytes(string.Join('\n', ids) + "\n"));
        process.CloseInput();
        var commits = new Dictionary<string, GitCommit>(StringComparer.Ordinal);
        while (process.Output.TryReadRecord(0, out var record))
        {
            var commit = GitCommit.Parse(Encoding.UTF8.GetString(record));
            commits[commit.Id] = commit;
        }

        cancellation.ThrowIfCancellationRequested();
        return process.WaitForExit() == 0 && commits.Count == ids.Count
            ? commits
            : throw new StoreException($"git could not tell who made the commits: {process.LastError}");
    }
}
