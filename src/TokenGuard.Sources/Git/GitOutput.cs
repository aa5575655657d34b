namespace TokenGuard.Sources.Git;

/// <summary>A program's output as records and as plain bytes, read through one buffer.</summary>
internal sealed class GitOutput(Stream stream)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;

    /// <summary>
    /// The next record without its delimiter, valid until the next call. False at the end; a last record that is not
    /// ended by the delimiter was cut off and is dropped.
    /// </summary>
    public bool TryReadRecord(byte delimiter, out ReadOnlySpan<byte> record)
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf(delimiter);
            if (found >= 0)
            {
                record = buffer.AsSpan(start, searched + found);
                start += searched + found + 1;
                return true;
            }

            searched = end - start;
            if (!Fill())
            {
                record = default;
                return false;
            }
        }
    }

    /// <summary>Reads the next bytes; 0 at the end.</summary>
    public int Read(Span<byte> destination)
    {
        if (start == end)
        {
            return stream.Read(destination);
        }

        var count = Math.Min(destination.Length, end - start);
        buffer.AsSpan(start, count).CopyTo(destination);
        start += count;
        return count;
    }

    /// <summary>Fills the whole destination unless the output ends; gives what could be read.</summary>
    public int ReadFully(Span<byte> destination)
    {
        var filled = 0;
        while (filled < destination.Length)
        {
            var count = Read(destination[filled..]);
            if (count == 0)
            {
                break;
            }

            filled += count;
        }

        return filled;
    }

    /// <summary>Passes over bytes; false if the output ends before.</summary>
    public bool TrySkip(long count)
    {
        Span<byte> passed = stackalloc byte[8 * 1024];
        for (var left = count; left > 0;)
        {
            var wanted = (int)Math.Min(left, passed.Length);
            if (ReadFully(passed[..wanted]) < wanted)
            {
                return false;
            }

            left -= wanted;
        }

        return true;
    }

    /// <summary>Everything that is left.</summary>
    public byte[] ReadToEnd()
    {
        using var all = new MemoryStream();
        all.Write(buffer, start, end - start);
        start = end;
        stream.CopyTo(all);
        return all.ToArray();
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var count = stream.Read(buffer, end, buffer.Length - end);
        end += count;
        return count > 0;
    }
}
