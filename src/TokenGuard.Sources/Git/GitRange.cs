namespace TokenGuard.Sources.Git;

/// <summary>The part of a history that was asked for: what <see cref="To"/> has and <see cref="From"/> has not.</summary>
public sealed record GitRange
{
    private GitRange(ObjectId? from, ObjectId to)
    {
        From = from;
        To = to;
    }

    /// <summary>The commit, or the annotated tag of one, whose history is left out; null to leave out nothing.</summary>
    internal ObjectId? From { get; }

    /// <summary>The commit whose history is looked at, or the annotated tag of one, whose message belongs to it.</summary>
    internal ObjectId To { get; }

    /// <summary>
    /// Reads <c>A..B</c> or, as a pull request shows it, <c>A...B</c>: from where both parted to B. Without B it is HEAD. A must
    /// be there: git takes HEAD for it too, and a pipeline whose variable is not set would find nothing, always. Where A is all
    /// zeros, as hooks and pipelines are told of a new branch, it is the whole history of B.
    /// </summary>
    public static GitRange Parse(GitRepository repository, string text, CancellationToken cancellation = default)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots <= 0)
        {
            throw new SourceException($"'{text}' is no range; write A..B, or A...B for what a pull request shows.");
        }

        var isPullRequest = text.AsSpan(dots).StartsWith("...");
        var right = Revision(repository, text[(dots + (isPullRequest ? 3 : 2))..], cancellation);
        if (dots == 2 * repository.IdWidth && !text.AsSpan(0, dots).ContainsAnyExcept('0'))
        {
            return new GitRange(null, right.Named);
        }

        var left = Revision(repository, text[..dots], cancellation);
        return new GitRange(isPullRequest ? MergeBase(repository, left.Commit, right.Commit, text, cancellation) : left.Named, right.Named);
    }

    /// <summary>What HEAD has and a revision has not.</summary>
    public static GitRange Since(GitRepository repository, string revision, CancellationToken cancellation = default) =>
        new(Revision(repository, revision, cancellation).Named, Revision(repository, "HEAD", cancellation).Commit);

    private static (ObjectId Commit, ObjectId Named) Revision(GitRepository repository, string revision, CancellationToken cancellation)
    {
        var name = revision.Length == 0 ? "HEAD" : revision;

        // Some versions of git repeat the option.
        var answer = repository.Git.Run(["rev-parse", "--end-of-options", name + "^{commit}", name], cancellation);
        if (!answer.Succeeded || answer.Lines is not [.., var commit, var named] || !ObjectId.TryParse(commit, out var id) || !ObjectId.TryParse(named, out var own))
        {
            var hint = repository.IsShallow ? "; the clone is shallow: fetch more of the history" : "; fetch it or correct its name";
            throw new SourceException($"there is no commit '{name}' in the repository '{repository.Root}'{hint}.");
        }

        return (id, own);
    }

    private static ObjectId MergeBase(
        GitRepository repository, ObjectId left, ObjectId right, string text, CancellationToken cancellation)
    {
        var answer = repository.Git.Run(["merge-base", left.ToString(), right.ToString()], cancellation);
        var hint = repository.IsShallow ? "; the clone is shallow: fetch more of the history" : "; use A..B";
        return ObjectId.TryParse(answer.Text.Trim(), out var id)
            ? id
            : throw new SourceException($"the two sides of '{text}' have no common commit in '{repository.Root}'{hint}.");
    }
}
