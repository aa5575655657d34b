namespace TokenGuard.Sources.Git;

/// <summary>The starting points of a walk through the history, as git's commands take them.</summary>
/// <param name="Arguments">Revisions and options that name them.</param>
internal sealed record GitRevisions(IReadOnlyList<string> Arguments)
{
    public static GitRevisions Of(GitRange range) => new([range.To.ToString(), "^" + range.From]);

    /// <summary>Every ref, the HEADs of all work trees and all stash entries.</summary>
    public static GitRevisions All(GitRepository repository, CancellationToken cancellation)
    {
        // Stash entries but the last are only in the reflog of refs/stash. The pattern, unlike the name, may match nothing.
        var stashes = repository.Git.Run(["rev-list", "--walk-reflogs", "--glob=refs/stas[h]"], cancellation);
        return new GitRevisions(["--all", .. stashes.Lines]);
    }
}
