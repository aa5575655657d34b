using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Credentials;

/// <summary>
/// Reads the escapes that JSON and properties write for letters beyond ASCII, so that a value with one is judged as if it stood
/// there in UTF-8. No layer decodes them, since files are full of them.
/// </summary>
internal static class LetterEscapes
{
    private const int Length = 6;

    public static bool AreIn(ReadOnlySpan<byte> value)
    {
        for (var at = 0; value[at..].IndexOf((byte)'\\') is var next and >= 0; at += next + 1)
        {
            if (IsAt(value, at + next, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value with the letters in UTF-8; other escapes stay.</summary>
    /// <param name="value">The value.</param>
    /// <param name="buffer">As long as the value, at least.</param>
    public static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        var count = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (!IsAt(value, i, out var letter))
            {
                buffer[count++] = value[i];
                continue;
            }

            if (letter >= 0x800)
            {
                buffer[count++] = (byte)(0xE0 | (letter >> 12));
            }

            buffer[count++] = letter >= 0x800 ? (byte)(0x80 | ((letter >> 6) & 0x3F)) : (byte)(0xC0 | (letter >> 6));
            buffer[count++] = (byte)(0x80 | (letter & 0x3F));
            i += Length - 1;
        }

        return buffer[..count];
    }

    // Halves of surrogate pairs are no letters.
    private static bool IsAt(ReadOnlySpan<byte> value, int at, out int letter)
    {
        letter = 0;
        return value[at] == '\\' && at + 1 < value.Length && value[at + 1] == 'u'
            && HexDigits.TryRead(value, at + 2, 4, out letter) && letter is >= 0x80 and (< 0xD800 or > 0xDFFF);
    }
}
