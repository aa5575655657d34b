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
            var length = Utf8Sequence.LengthAt(bytes[i..]);
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
}
