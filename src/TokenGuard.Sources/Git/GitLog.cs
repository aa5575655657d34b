using System.Text;

namespace TokenGuard.Sources.Git;

/// <summary>Reads commits, oldest first, with the files that each changed.</summary>
internal sealed class GitLog : IDisposable
{
    private readonly GitProcess process;
    private readonly Action<GitLog, ObjectId>? onCommit;

    private GitLog(Action<GitLog, ObjectId>? onCommit, GitProcess process)
    {
        this.onCommit = onCommit;
        this.process = process;
    }

    /// <summary>The commit of the last change, in the form of <see cref="GitCommit.Parse"/>.</summary>
    public string Commit { get; private set; } = "";

    /// <param name="repository">Where to look.</param>
    /// <param name="revisions">Where to begin.</param>
    /// <param name="merges"><c>-c</c> for what a merge has that no parent has, <c>-m</c> for its changes from each parent.</param>
    /// <param name="onCommit">Told of each commit that is read, also of those that changed no file.</param>
    public static GitLog Start(GitRepository repository, GitRevisions revisions, string merges, Action<GitLog, ObjectId>? onCommit = null) =>
        new(onCommit, revisions.Start(
            repository.Git,
            "log", "--reverse", "--date-order", "--raw", merges, "--no-abbrev", "--no-renames", "-z",
            "--no-ext-diff", "--no-textconv", "--no-relative", "-O/dev/null", "--no-notes", "--no-show-signature",
            "--encoding=UTF-8", "--date=raw", "--format=" + GitCommit.Format));

    /// <summary>How many commits came before that one; commits of one second are still in order by it.</summary>
    public long Order { get; private set; }

    public CancellationTokenRegistration KillOn(CancellationToken cancellation) => process.KillOn(cancellation);

    public bool TryRead(out FileChange change)
    {
        while (process.Output.TryReadRecord(0, out var record))
        {
            var entry = record.TrimStart((byte)'\n');
            if (RawDiff.IsEntry(entry))
            {
                change = RawDiff.Read(entry, process.Output);
                return true;
            }

            if (!entry.IsEmpty)
            {
                Commit = Encoding.UTF8.GetString(entry);
                Order++;
                if (onCommit is not null && ObjectId.TryParse(entry[..Math.Max(0, entry.IndexOf((byte)'\n'))], out var id))
                {
                    onCommit(this, id);
                }
            }
        }

        change = default;
        return false;
    }

    /// <summary>Why the log ends before its end, or null if it is whole.</summary>
    public string? Failure() => process.WaitForExit() == 0 ? null : process.LastError;

    public void Dispose() => process.Dispose();
}
