using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching;

/// <summary>The long runs of one alphabet in one text, found when they are first asked for.</summary>
internal sealed class RunIndex(ByteSet alphabet)
{
    private readonly bool[] isInRun = [.. Enumerable.Range(0, 256).Select(value => alphabet.Contains((byte)value))];
    private readonly List<ByteSpan> runs = [];
    private bool isFilled;

    /// <summary>Forgets the text.</summary>
    public void Clear()
    {
        runs.Clear();
        isFilled = false;
    }

    /// <summary>True if a run that is long enough stands where a match at one of the anchors could reach.</summary>
    /// <param name="text">The same until the next <see cref="Clear"/>.</param>
    /// <param name="anchors">Sorted.</param>
    /// <param name="distance">Bytes from a match's start to its anchor, at most.</param>
    /// <param name="run">What every match has.</param>
    public bool IsNear(ReadOnlySpan<byte> text, ReadOnlySpan<int> anchors, int distance, RequiredRun run)
    {
        if (!isFilled)
        {
            Fill(text);
        }

        var next = 0;
        foreach (var anchor in anchors)
        {
            var (start, end) = (anchor - distance, anchor + run.Reach);
            while (next < runs.Count && runs[next].End <= start)
            {
                next++;
            }

            for (var i = next; i < runs.Count && runs[i].Start < end; i++)
            {
                if (Math.Min(end, runs[i].End) - Math.Max(start, runs[i].Start) >= run.Length)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Fill(ReadOnlySpan<byte> text)
    {
        isFilled = true;
        // A long run has a character at every such distance, so most of the text is never looked at.
        const int Stride = RequiredRun.ShortestUseful;
        for (var i = Stride - 1; i < text.Length; i += Stride)
        {
            if (!isInRun[text[i]])
            {
                continue;
            }

            var start = i;
            while (start > 0 && isInRun[text[start - 1]])
            {
                start--;
            }

            var end = i + 1;
            while (end < text.Length && isInRun[text[end]])
            {
                end++;
            }

            if (end - start >= Stride)
            {
                runs.Add(ByteSpan.FromBounds(start, end));
            }

            // The next probe that a run behind this one cannot miss.
            i = end;
        }
    }
}
