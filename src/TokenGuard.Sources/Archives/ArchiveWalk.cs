namespace TokenGuard.Sources.Archives;

/// <summary>
/// Opens archives and hands out what lies in them, to any depth within the limits. It may be used by many threads, each
/// with blobs of its own.
/// </summary>
/// <param name="options">What is opened, and the limits.</param>
/// <param name="clock">Tells how long an archive takes.</param>
public sealed class ArchiveWalk(ArchiveOptions options, TimeProvider clock)
{
    private readonly SourceLog log = new();
    private long archives;
    private long members;

    /// <summary>Says which members are left out.</summary>
    public Func<Provenance, bool> IsExcluded { get; init; } = _ => false;

    /// <summary>Hears of every member that is handed out.</summary>
    public Action OnMember { get; init; } = () => { };

    /// <summary>Archives that were opened so far, those in others among them.</summary>
    public long Archives => Interlocked.Read(ref archives);

    /// <summary>Members handed out so far, without those that were archives themselves.</summary>
    public long Members => Interlocked.Read(ref members);

    /// <summary>Archives that could not be read as a whole, and why.</summary>
    public IReadOnlyCollection<SourceProblem> Problems => log.Problems;

    /// <summary>What nobody can read without a password.</summary>
    public IReadOnlyCollection<SourceNotice> Notices => log.Notices;

    internal ArchiveOptions Options => options;

    internal SourceLog Log => log;

    /// <summary>Hands out a blob itself if it is no archive, and else what lies in it.</summary>
    /// <param name="blob">Any blob; it stays its owner's.</param>
    /// <param name="read">Takes each blob, to be read before it returns.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>What came of the archive; null if it is none.</returns>
    public VisitedArchive? Visit(Blob blob, Action<Blob> read, CancellationToken cancellation)
    {
        if (!options.Enabled)
        {
            read(blob);
            return null;
        }

        var isInMemory = blob.TryGetContent(out var content);
        var peeked = isInMemory ? blob : PeekedBlob.Of(blob, out content);
        var head = content[..Math.Min(content.Length, ArchiveFormats.HeadLength)];
        if (ArchiveFormats.Of(head.Span, NameOf(blob.Provenance), options.Documents) is { } format)
        {
            var budget = new ArchiveBudget(options, clock, blob.Length, cancellation);
            return new ArchiveVisit(this, budget, read).Run(peeked, head, format);
        }

        read(peeked);
        return null;
    }

    internal void CountArchive() => Interlocked.Increment(ref archives);

    internal void CountMember()
    {
        Interlocked.Increment(ref members);
        OnMember();
    }

    /// <summary>The name without folders, or nothing.</summary>
    internal static ReadOnlySpan<char> NameOf(Provenance provenance)
    {
        var path = (provenance.Member ?? provenance.Path).AsSpan();
        return path[(path.LastIndexOfAny('/', MemberName.Separator) + 1)..];
    }
}
