namespace TokenGuard.Engine.Patterns.Search;

/// <summary>
/// The memory that the automata of one thread share: where it is not enough, all but the one that is running give
/// theirs back.
/// </summary>
/// <param name="capacity">Numbers that all of them keep together.</param>
internal sealed class StateMemory(long capacity)
{
    private readonly List<StateCache> caches = [];

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
