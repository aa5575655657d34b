namespace TokenGuard.Sources;

/// <summary>Collects the problems and notices of one source from all its workers.</summary>
internal sealed class SourceLog
{
    private readonly Lock gate = new();
    private readonly List<SourceProblem> problems = [];
    private readonly List<SourceNotice> notices = [];

    public IReadOnlyCollection<SourceProblem> Problems
    {
        get
        {
            lock (gate)
            {
                return [.. problems];
            }
        }
    }

    public IReadOnlyCollection<SourceNotice> Notices
    {
        get
        {
            lock (gate)
            {
                return [.. notices];
            }
        }
    }

    public void Problem(Provenance where, string reason)
    {
        lock (gate)
        {
            problems.Add(new SourceProblem(where, reason));
        }
    }

    public void Notice(SourceNoticeKind kind, Provenance where, string message)
    {
        lock (gate)
        {
            notices.Add(new SourceNotice(kind, where, message));
        }
    }
}
