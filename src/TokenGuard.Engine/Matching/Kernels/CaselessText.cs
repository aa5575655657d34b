using System.Buffers.Binary;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>Compares with texts in ASCII lower case: letters whatever their case, and everything else as it is; eight bytes at once.</summary>
internal static class CaselessText
{
    private const ulong Each = 0x0101010101010101;
    private const ulong High = 0x80 * Each;

    /// <summary>Whether a text begins the data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="text">The text, in ASCII lower case.</param>
    public static bool Begins(ReadOnlySpan<byte> data, ReadOnlySpan<byte> text)
    {
        if (data.Length < text.Length)
        {
            return false;
        }

        if (text.Length < sizeof(ulong))
        {
            return text.Length < sizeof(uint) ? IsByByte(data, text) : IsAt(data, text, 0, isHalf: true) && IsAt(data, text, text.Length - sizeof(uint), isHalf: true);
        }

        // The last eight bytes may overlap those before.
        for (var i = 0; i < text.Length - sizeof(ulong); i += sizeof(ulong))
        {
            if (!IsAt(data, text, i, isHalf: false))
            {
                return false;
            }
        }

        return IsAt(data, text, text.Length - sizeof(ulong), isHalf: false);
    }

    private static bool IsAt(ReadOnlySpan<byte> data, ReadOnlySpan<byte> text, int at, bool isHalf)
    {
        var (mine, theirs) = isHalf
            ? (BinaryPrimitives.ReadUInt32LittleEndian(text[at..]), BinaryPrimitives.ReadUInt32LittleEndian(data[at..]))
            : (BinaryPrimitives.ReadUInt64LittleEndian(text[at..]), BinaryPrimitives.ReadUInt64LittleEndian(data[at..]));

        // A sum of seven bits each does not reach into the next byte, and its eighth bit says whether the byte is as great.
        var low = mine & ~High;
        var isLetter = (low + ((0x80 - 'a') * Each)) & ~(low + ((0x80 - 'z' - 1) * Each)) & ~mine & High;
        return (theirs | (isLetter >> 2)) == mine;
    }

    private static bool IsByByte(ReadOnlySpan<byte> data, ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Ascii.ToLower(data[i]) != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
