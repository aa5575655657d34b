using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows literals with control characters in escapes: colours of a terminal, messages of a protocol, keys of a table.</summary>
internal static class ControlEscapes
{
    private const int Length = 4;

    /// <summary>Bytes of a key are as many times zero by chance only if it has a thousand.</summary>
    private const int MostZeros = 4;

    private static readonly byte[][] Colors = [.. new[] { "\\x1b[", "\\x1B[", "\\033[", "\\e[", "\\u001b[", "\\u001B[" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>What Haskell names characters by (Haskell 2010, "Character and String Literals").</summary>
    private static readonly WordSet Names = new("NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL");

    private const int LongestName = 3;
    private const int FewestBytes = 3;

    /// <summary>Two of the characters that Haskell names or gives a number beyond bytes, control characters of JSON, and three bytes beyond ASCII as C and RADIUS have them in octal digits.</summary>
    private static bool AreOfText(ReadOnlySpan<byte> value)
    {
        int characters = 0, bytes = 0;
        for (var at = value.IndexOf((byte)'\\'); at >= 0 && at + 1 < value.Length; at++)
        {
            if (value[at] != '\\')
            {
                continue;
            }

            var rest = value[(at + 1)..];
            var digits = 0;
            while (digits < rest.Length && digits <= Length && Ascii.IsDigit(rest[digits]))
            {
                digits++;
            }

            characters += digits > Length ? 2 : digits == Length || IsNamed(rest) || (rest.StartsWith("u00"u8) && rest.Length > Length && rest[3] is (byte)'0' or (byte)'1') ? 1 : 0;
            bytes += digits == LongestName && rest[0] is (byte)'2' or (byte)'3' ? 1 : 0;
            at += rest[0] == '\\' ? 1 : 0;
        }

        return characters > 1 || bytes >= FewestBytes;
    }

    private static bool IsNamed(ReadOnlySpan<byte> text)
    {
        for (var length = Math.Min(LongestName, text.Length); length > 1; length--)
        {
            if (Names.Contains(text[..length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for what begins as a colour does, for many zeros, and for plain text with a control character in it; keys that are written byte by byte have more escapes than plain text.</summary>
    public static bool Are(ReadOnlySpan<byte> value, NameKind kind)
    {
        var at = value.IndexOf((byte)'\\');
        if (at < 0)
        {
            return false;
        }

        if (AreOfText(value))
        {
            return true;
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
