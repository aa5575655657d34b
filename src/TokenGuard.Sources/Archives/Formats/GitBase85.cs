namespace TokenGuard.Sources.Archives.Formats;

/// <summary>Bytes as git writes them in patches: a letter for the number of bytes in the line, then five characters for four bytes.</summary>
internal static class GitBase85
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    /// <summary>Adds the bytes of a line.</summary>
    /// <returns>False if the line is none of this kind.</returns>
    public static bool TryAdd(ReadOnlySpan<byte> line, Stream bytes)
    {
        var count = line.IsEmpty ? 0 : line[0] switch { >= (byte)'A' and <= (byte)'Z' => line[0] - 'A' + 1, >= (byte)'a' and <= (byte)'z' => line[0] - 'a' + 27, _ => 0 };
        if (count == 0 || line.Length != 1 + (5 * ((count + 3) / 4)))
        {
            return false;
        }

        for (var at = 1; at < line.Length; at += 5)
        {
            uint value = 0;
            for (var i = at; i < at + 5; i++)
            {
                var digit = Alphabet.IndexOf((char)line[i], StringComparison.Ordinal);
                if (digit < 0)
                {
                    return false;
                }

                value = unchecked((value * 85) + (uint)digit);
            }

            for (var shift = 24; shift >= 0 && count > 0; shift -= 8, count--)
            {
                bytes.WriteByte((byte)(value >> shift));
            }
        }

        return true;
    }
}
