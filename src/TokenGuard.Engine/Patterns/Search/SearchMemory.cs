namespace TokenGuard.Engine.Patterns.Search;

/// <summary>
/// The memory that the searches of one thread share. What their automata keep has a bound: where it is not enough, all but the
/// one that is running give theirs back. What a search needs while it steps over a text is of no use to the next one.
/// </summary>
/// <param name="capacity">Numbers that all automata keep together.</param>
internal sealed class SearchMemory(long capacity)
{
    private readonly List<StateCache> caches = [];

    /// <summary>The threads of the automaton that runs.</summary>
    public ThreadList Threads { get; } = new();

    /// <summary>Its threads behind the next byte.</summary>
    public ThreadList Behind { get; } = new();

    /// <summary>Numbers that are kept.</summary>
    public long Used { get; private set; }

    public void Add(StateCache cache)
    {
        caches.Add(cache);
        Grow(cache, cache.Size);
    }

    /// <summary>Notes that a cache grows.</summary>
    public void Grow(StateCache cache, int by)
    {
        Used += by;
        if (Used <= capacity)
        {
            return;
        }

        foreach (var other in caches)
        {
            if (other != cache)
            {
                Used -= other.Size;
                other.Release();
                Used += other.Size;
            }
        }
    }
}
