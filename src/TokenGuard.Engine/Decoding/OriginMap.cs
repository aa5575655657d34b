namespace TokenGuard.Engine.Decoding;

/// <summary>
/// Where each byte of a decoded text came from. Mostly the origins rise evenly, by one in what stands there as it stood and by
/// two in hex and UTF-16: such a run is kept as one.
/// </summary>
internal sealed class OriginMap
{
    private Run[] runs = new Run[16];
    private int count;
    private int end;

    /// <summary>Forgets all bytes.</summary>
    public void Clear() => (count, end) = (0, 0);

    /// <summary>Adds the next byte.</summary>
    /// <param name="origin">Where it came from.</param>
    public void Add(int origin)
    {
        if (count > 0)
        {
            ref var last = ref runs[count - 1];
            if (origin == last.At(end))
            {
                end++;
                return;
            }

            if (end - last.Start == 1 && origin >= last.Origin)
            {
                last = last with { Step = origin - last.Origin };
                end++;
                return;
            }
        }

        Begin(origin);
        end++;
    }

    /// <summary>Adds bytes that stood beside each other.</summary>
    /// <param name="origin">Where the first one came from.</param>
    /// <param name="length">How many there are.</param>
    public void AddRun(int origin, int length)
    {
        if (count == 0 || runs[count - 1] is not { Step: 1 } last || last.At(end) != origin)
        {
            Begin(origin);
        }

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

    private void Begin(int origin)
    {
        if (count == runs.Length)
        {
            Array.Resize(ref runs, 2 * count);
        }

        runs[count++] = new Run(end, origin, 1);
    }

    /// <summary>Bytes whose origins rise evenly.</summary>
    private readonly record struct Run(int Start, int Origin, int Step)
    {
        public int At(int offset) => Origin + ((offset - Start) * Step);
    }
}
