namespace TokenGuard.Engine;

/// <summary>Tells of many spans, which may overlap, whether one of them holds a given one.</summary>
internal sealed class SpanCover
{
    private readonly List<int> starts = [];
    private readonly List<int> furthest = [];

    public SpanCover(IEnumerable<ByteSpan> spans)
    {
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            // What begins no later and ends furthest answers for all that begin no later.
            furthest.Add(furthest.Count == 0 ? span.End : Math.Max(furthest[^1], span.End));
            starts.Add(span.Start);
        }
    }

    /// <summary>True if a span begins no later than this one and ends no earlier.</summary>
    public bool Holds(ByteSpan span)
    {
        var low = 0;
        var high = starts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (starts[middle] <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && furthest[low - 1] >= span.End;
    }
}
