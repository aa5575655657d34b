namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Knows bytes that count up, in hexadecimal digits or as C escapes them, <c>000102…</c> and <c>\x00\x11\x22…</c>: what standards
/// and tests take for keys; and rows of numbers with few different ones, as pictures have them: <c>0x44,0x44,0x11,…</c>.
/// </summary>
internal static class ByteSequences
{
    private const int FewestBytes = 8;

    /// <summary>True if three of four bytes are 1 or 0x11 more than the ones before them.</summary>
    public static bool Are(ReadOnlySpan<byte> value)
    {
        if (ArePixels(value))
        {
            return true;
        }

        var isEscaped = value.StartsWith("\\x"u8);
        var stride = isEscaped ? 4 : 2;
        var at = isEscaped || value.StartsWith("0x"u8) ? 2 : 0;
        int count = 0, steps = 0, last = 0;
        for (; at + 2 <= value.Length; at += stride)
        {
            if (!Decoding.HexDigits.TryRead(value, at, 2, out var next) || (isEscaped && count > 0 && !value[(at - 2)..].StartsWith("\\x"u8)))
            {
                return false;
            }

            steps += count > 0 && ((next - last) & 0xFF) is 1 or 0x11 ? 1 : 0;
            last = next;
            count++;
        }

        return count >= FewestBytes && steps * 4 >= (count - 1) * 3;
    }

    private static bool ArePixels(ReadOnlySpan<byte> value)
    {
        Span<bool> seen = stackalloc bool[256];
        int count = 0, different = 0;
        for (var at = 0; at + 4 <= value.Length && value[at..].StartsWith("0x"u8) && Decoding.HexDigits.TryRead(value, at + 2, 2, out var b); at += 5)
        {
            different += seen[b] ? 0 : 1;
            seen[b] = true;
            count++;
            if (at + 4 < value.Length && value[at + 4] != ',')
            {
                return false;
            }
        }

        return count >= FewestBytes && count * 5 - 1 == value.Length && different * 2 <= count;
    }
}
