using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows literals with control characters in escapes: colours of a terminal, messages of a protocol, keys of a table.</summary>
internal static class ControlEscapes
{
    private const int Length = 4;

    /// <summary>Bytes of a key are as many times zero by chance only if it has a thousand.</summary>
    private const int MostZeros = 4;

    private static readonly byte[][] Colors = [.. new[] { "\\x1b[", "\\x1B[", "\\033[", "\\e[", "\\u001b[", "\\u001B[" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>True for what begins as a colour does, for many zeros, and for plain text with a control character in it; keys that are written byte by byte have more escapes than plain text.</summary>
    public static bool Are(ReadOnlySpan<byte> value, NameKind kind)
    {
        var at = value.IndexOf((byte)'\\');
        if (at < 0)
        {
            return false;
        }

        foreach (var color in Colors)
        {
            if (value.StartsWith(color))
            {
                return true;
            }
        }

        int escaped = 0, controls = 0, zeros = 0;
        for (; at + Length <= value.Length; at++)
        {
            if (value[at] == '\\' && value[at + 1] == 'x' && HexDigits.TryRead(value, at + 2, 2, out var b))
            {
                escaped += Length;
                controls += b < ' ' ? 1 : 0;
                zeros += b == 0 ? 1 : 0;
                at += Length - 1;
            }
        }

        return zeros >= MostZeros || value.StartsWith("\\x00\\x00"u8) || (controls > 0 && (kind == NameKind.Password || escaped * 2 < value.Length));
    }
}
