using TokenGuard.Engine.Patterns.Search;

namespace TokenGuard.Engine.Patterns;

/// <summary>
/// Searches texts for one pattern, leftmost-first as Perl and .NET do, in time linear in the text. It keeps caches
/// between searches, so it belongs to one thread at a time.
/// </summary>
internal sealed class PatternSearch
{
    // A search with more places to start at, or with longer matches, is not left to threads.
    private const int FewAnchors = 4;
    private const int ShortMatch = 1024;

    // Making states pays for patterns that are searched for again and again.
    private const int StepsBeforeStates = 50_000;

    private readonly Pattern pattern;
    private readonly SearchLimits limits;
    private readonly SearchMemory memory;
    private readonly int[] slots;
    private StateSearch? states;
    private ThreadSearch? threads;

    public PatternSearch(Pattern pattern)
        : this(pattern, SearchLimits.Default)
    {
    }

    public PatternSearch(Pattern pattern, SearchLimits limits)
        : this(pattern, limits, new SearchMemory(int.MaxValue))
    {
    }

    /// <param name="pattern">The pattern.</param>
    /// <param name="memory">Shared with the other searches of the thread.</param>
    public PatternSearch(Pattern pattern, SearchMemory memory)
        : this(pattern, SearchLimits.Default, memory)
    {
    }

    private PatternSearch(Pattern pattern, SearchLimits limits, SearchMemory memory)
    {
        this.pattern = pattern;
        this.limits = limits;
        this.memory = memory;
        slots = new int[pattern.Program.SlotCount];
    }

    /// <summary>Bytes and instructions stepped over by all searches so far.</summary>
    public long Steps => (states?.Steps ?? 0) + (threads?.Steps ?? 0);

    /// <summary>Searches that fell back from states to threads.</summary>
    public int Fallbacks { get; private set; }

    /// <summary>Finds the next match that starts at or behind <paramref name="from"/> and near an anchor.</summary>
    /// <param name="text">The text.</param>
    /// <param name="anchors">Where the pattern's required literals stand in the text, sorted; all of them.</param>
    /// <param name="from">Where to begin; the text before it still counts for assertions.</param>
    /// <param name="match">The match; valid until the next search.</param>
    public bool TryNext(ReadOnlySpan<byte> text, ReadOnlySpan<int> anchors, int from, out PatternMatch match)
    {
        var literals = pattern.RequiredLiterals ?? throw new InvalidOperationException("The pattern has no anchors");
        var windows = StartWindows.Before(anchors, literals.MaxDistance, from, text.Length);
        if (anchors.Length > FewAnchors || pattern.MaxLength is not <= ShortMatch || Threads().Steps > StepsBeforeStates)
        {
            return TryNext(text, windows, out match);
        }

        match = new PatternMatch(slots);
        return Threads().TryFind(text, windows, text.Length, slots);
    }

    /// <summary>Finds the next match that starts at or behind <paramref name="from"/>.</summary>
    public bool TryNext(ReadOnlySpan<byte> text, int from, out PatternMatch match) =>
        TryNext(text, StartWindows.Everywhere(from, text.Length), out match);

    /// <summary>Tells whether the pattern matches the text from its first to its last byte.</summary>
    public bool IsWholeMatch(ReadOnlySpan<byte> text) => Threads().IsWhole(text);

    private bool TryNext(ReadOnlySpan<byte> text, StartWindows windows, out PatternMatch match)
    {
        match = new PatternMatch(slots);
        states ??= new StateSearch(pattern.Program, limits, memory);
        switch (states.TryFindEnd(text, windows))
        {
            case SearchOutcome.NoMatch:
                return false;
            case SearchOutcome.Match:
                var earliest = pattern.MaxLength is { } longest ? Math.Max(states.LiveFrom, states.End - longest) : states.LiveFrom;
                return Threads().TryFind(text, windows.From(earliest), states.End, slots);
            default:
                Fallbacks++;
                return Threads().TryFind(text, windows.From(states.LiveFrom), text.Length, slots);
        }
    }

    private ThreadSearch Threads() => threads ??= new ThreadSearch(pattern.Program, limits.MaxReach, memory);
}
