namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Where each byte of a decoded text came from. Mostly the origins rise evenly, by one in what stands there as it stood and by
/// two in hex and UTF-16: such a run is kept as one.
/// </summary>
internal sealed class OriginMap
{
    private const int None = -1;

    private Run[] runs = new Run[16];
    private int count;
    private int end;

    // Of the last run, and where its next byte would come from.
    private int step;
    private int expected = None;

    /// <summary>Forgets all bytes.</summary>
    public void Clear() => (count, end, expected) = (0, 0, None);

    /// <summary>Adds the next byte.</summary>
    /// <param name="origin">Where it came from.</param>
    public void Add(int origin)
    {
        if (origin == expected)
        {
            expected += step;
            end++;
            return;
        }

        AddOther(origin);
    }

    /// <summary>Adds bytes that stood beside each other.</summary>
    /// <param name="origin">Where the first one came from.</param>
    /// <param name="length">How many there are.</param>
    public void AddRun(int origin, int length)
    {
        if (origin != expected || step != 1)
        {
            Begin(origin);
        }

        expected = origin + length;
        end += length;
    }

    /// <summary>Forgets the bytes from an offset on.</summary>
    public void TruncateTo(int length)
    {
        end = length;
        while (count > 0 && runs[count - 1].Start >= length)
        {
            count--;
        }

        (step, expected) = count > 0 ? (runs[count - 1].Step, runs[count - 1].At(length)) : (0, None);
    }

    /// <summary>Where a byte came from.</summary>
    /// <param name="offset">Its offset in the decoded text.</param>
    public int At(int offset)
    {
        int low = 0, high = count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (runs[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return runs[low].At(offset);
    }

    private void AddOther(int origin)
    {
        if (count > 0 && end - runs[count - 1].Start == 1 && origin >= runs[count - 1].Origin)
        {
            step = origin - runs[count - 1].Origin;
            runs[count - 1] = runs[count - 1] with { Step = step };
            expected = origin;
        }
        else
        {
            Begin(origin);
        }

        expected += step;
        end++;
    }

    private void Begin(int origin)
    {
        if (count == runs.Length)
        {
            Array.Resize(ref runs, 2 * count);
        }

        runs[count++] = new Run(end, origin, 1);
        (step, expected) = (1, origin);
    }

    /// <summary>Bytes whose origins rise evenly.</summary>
    private readonly record struct Run(int Start, int Origin, int Step)
    {
        public int At(int offset) => Origin + ((offset - Start) * Step);
    }
}
