namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>The older of the two compressions. ISO 32000-1, section 7.4.4.2.</summary>
internal static class PdfLzw
{
    private const int Clear = 256;
    private const int End = 257;
    private const int TableLength = 4096;

    /// <summary>The sequences that the codes stand for.</summary>
    /// <param name="packed">The codes.</param>
    /// <param name="isEarly">Whether codes grow one code before they have to.</param>
    /// <exception cref="InvalidDataException">A code stands for nothing.</exception>
    public static IEnumerable<byte[]> Decode(Stream packed, bool isEarly)
    {
        var table = new byte[TableLength][];
        for (var i = 0; i < 256; i++)
        {
            table[i] = [(byte)i];
        }

        int count = End + 1, width = 9, bits = 0, held = 0;
        byte[]? previous = null;
        while (true)
        {
            while (bits < width)
            {
                if (packed.ReadByte() is >= 0 and var next)
                {
                    held = ((held << 8) | next) & 0xFFFFFF;
                    bits += 8;
                }
                else
                {
                    yield break;
                }
            }

            var code = (held >> (bits - width)) & ((1 << width) - 1);
            bits -= width;
            if (code == End)
            {
                yield break;
            }

            if (code == Clear)
            {
                (count, width, previous) = (End + 1, 9, null);
                continue;
            }

            if (code > count || (code == count && previous is null) || (code < count && table[code] is null))
            {
                throw new InvalidDataException("a code of a compressed stream stands for nothing");
            }

            byte[] sequence = code < count ? table[code] : [.. previous!, previous![0]];
            if (previous is not null && count < TableLength)
            {
                table[count++] = [.. previous, sequence[0]];
            }

            yield return sequence;
            previous = sequence;
            width = (count + (isEarly ? 1 : 0)) switch { >= 2048 => 12, >= 1024 => 11, >= 512 => 10, _ => 9 };
        }
    }
}
