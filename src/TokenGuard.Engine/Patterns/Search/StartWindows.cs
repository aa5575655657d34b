namespace TokenGuard.Engine.Patterns.Search;

/// <summary>The places where a match may start, as ranges from left to right that do not touch each other.</summary>
internal ref struct StartWindows
{
    private readonly ReadOnlySpan<int> anchors;
    private readonly int distance;
    private readonly int from;
    private readonly int end;
    private readonly bool everywhere;
    private int next;

    private StartWindows(ReadOnlySpan<int> anchors, int distance, int from, int end, bool everywhere)
    {
        this.anchors = anchors;
        this.distance = distance;
        this.from = from;
        this.end = end;
        this.everywhere = everywhere;
        next = everywhere ? 0 : FirstAtOrBehind(anchors, from);
        First = -1;
        Last = -1;
    }

    /// <summary>First start of the current window.</summary>
    public int First { get; private set; }

    /// <summary>Last start of the current window.</summary>
    public int Last { get; private set; }

    /// <summary>Starts at most <paramref name="distance"/> bytes before one of the sorted anchors.</summary>
    public static StartWindows Before(ReadOnlySpan<int> anchors, int distance, int from, int textLength) =>
        new(anchors, distance, from, textLength, everywhere: false);

    public static StartWindows Everywhere(int from, int textLength) => new([], 0, from, textLength, everywhere: true);

    /// <summary>The same windows without the starts before <paramref name="position"/>.</summary>
    public readonly StartWindows From(int position) => new(anchors, distance, position, end, everywhere);

    /// <summary>Goes to the next window; false if there is none.</summary>
    public bool MoveNext()
    {
        if (everywhere)
        {
            (First, Last) = (from, end);
            return next++ == 0 && First <= Last;
        }

        if (next == anchors.Length)
        {
            return false;
        }

        First = Math.Max(from, anchors[next] - distance);
        Last = anchors[next++];
        while (next < anchors.Length && anchors[next] - distance <= Last + 1)
        {
            Last = anchors[next++];
        }

        Last = Math.Min(Last, end);
        return First <= Last;
    }

    private static int FirstAtOrBehind(ReadOnlySpan<int> anchors, int position)
    {
        var (low, high) = (0, anchors.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = anchors[middle] < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
