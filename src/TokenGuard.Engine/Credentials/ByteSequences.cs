using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Knows bytes that count up, in hexadecimal digits, in a row or as C escapes them, <c>000102…</c>, <c>0x00, 0x01, …</c> and
/// <c>\x00\x11\x22…</c>: what standards and tests take for keys; and those of which few are different, as pictures have them.
/// </summary>
internal static class ByteSequences
{
    private const int FewestBytes = 8;
    private const int FewestAlike = 4;

    /// <summary>True if three of four bytes are 1 or 0x11 more than the ones before them, or half of them stand there before.</summary>
    public static bool Are(ReadOnlySpan<byte> value)
    {
        var isNumber = value.StartsWith("0x"u8);
        var isRow = isNumber && value.IndexOf((byte)',') > 0;
        var isEscaped = value.StartsWith("\\x"u8);
        Span<bool> seen = stackalloc bool[256];
        int count = 0, different = 0, steps = 0, last = 0;
        for (var at = isNumber && !isRow ? 2 : 0; at + 2 <= value.Length;)
        {
            if (isRow || isEscaped)
            {
                at = isRow ? SkipSeparators(value, at) : at;
                if (at == value.Length)
                {
                    break;
                }

                if (!value[at..].StartsWith(isRow ? "0x"u8 : "\\x"u8))
                {
                    return false;
                }

                at += 2;
            }

            if (!HexDigits.TryRead(value, at, 2, out var next))
            {
                return false;
            }

            steps += count > 0 && ((next - last) & 0xFF) is 1 or 0x11 ? 1 : 0;
            different += seen[next] ? 0 : 1;
            seen[next] = true;
            last = next;
            count++;
            at += 2;
        }

        return count >= FewestBytes
            ? steps * 4 >= (count - 1) * 3 || ((isNumber || isEscaped) && different * 2 <= count)
            : isRow && count >= FewestAlike && different == 1;
    }

    private static int SkipSeparators(ReadOnlySpan<byte> value, int at)
    {
        while (at < value.Length && (value[at] <= ' ' || value[at] == ','))
        {
            at++;
        }

        return at;
    }
}
