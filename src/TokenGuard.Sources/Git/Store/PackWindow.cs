namespace TokenGuard.Sources.Git.Store;

/// <summary>The part of a pack that was read last: git writes a family of deltas in one stretch.</summary>
/// <remarks>Belongs to one thread.</remarks>
internal sealed class PackWindow(PackFile pack)
{
    // Larger ones were measured to cost more in copying than they save in calls.
    private const int Length = 4 * 1024;

    private byte[] bytes = new byte[Length];
    private long start;
    private int filled;

    /// <summary>The buffer that holds what <see cref="Find"/> found.</summary>
    public byte[] Bytes => bytes;

    /// <summary>Makes a stretch of the pack stand in the buffer.</summary>
    /// <param name="offset">Where it begins in the pack.</param>
    /// <param name="length">How long it is.</param>
    /// <returns>Where it begins in the buffer, and how much of it there is.</returns>
    public (int Start, int Length) Find(long offset, int length)
    {
        if (offset < start || offset + length > start + filled)
        {
            if (bytes.Length < length)
            {
                bytes = new byte[Math.Max(length, 2 * bytes.Length)];
            }

            start = offset;
            filled = pack.Read(offset, bytes.AsSpan(0, Math.Max(length, Length)));
        }

        return ((int)(offset - start), Math.Min(length, filled - (int)(offset - start)));
    }
}
