using System.Text;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Decodes the bytes of a file, strictly.</summary>
internal static class Utf8Text
{
    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="TomlException">The bytes are no UTF-8.</exception>
    public static string Decode(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        for (var i = 0; i < bytes.Length;)
        {
            var length = SequenceLength(bytes[i..]);
            if (length == 0)
            {
                var before = new TomlSource(file, Text(bytes[..i]));
                throw before.Fail(before.Text.Length, $"byte 0x{bytes[i]:X2} is no UTF-8; save the file as UTF-8");
            }

            i += length;
        }

        return Text(bytes);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.ToArray());

    /// <summary>Length of the character at the start, or 0 if there is none. The ranges are those of RFC 3629.</summary>
    private static int SequenceLength(ReadOnlySpan<byte> bytes)
    {
        var first = bytes[0];
        var second = bytes.Length > 1 ? bytes[1] : 0;
        var (length, low, high) = first switch
        {
            < 0x80 => (1, 0, 0),
            < 0xC2 => (0, 0, 0),
            < 0xE0 => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            < 0xF0 => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            < 0xF4 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => (0, 0, 0),
        };
        if (length <= 1)
        {
            return length;
        }

        if (length > bytes.Length || second < low || second > high)
        {
            return 0;
        }

        for (var i = 2; i < length; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        return length;
    }
}
