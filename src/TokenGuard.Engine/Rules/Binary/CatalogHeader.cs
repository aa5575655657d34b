using System.Buffers.Binary;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>What stands before a compiled catalogue, and the sum that guards it.</summary>
internal static class CatalogHeader
{
    public const int ChecksumLength = 8;

    // Odd, so that multiplying by it loses nothing: two texts that differ in one word never have the same sum.
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>Four letters and the version; the version rises with every change of the layout.</summary>
    public static ReadOnlySpan<byte> Mark => "TGRB\u000C"u8;

    public static byte[] Hash(byte[] bytes) => Sha256.Of(bytes, default);

    /// <summary>Notices damage. It is no defence against forgery, and far faster than a hash that is one.</summary>
    public static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        // Four sums side by side: one alone would wait for each of its steps.
        var (sum, second, third, fourth) = ((ulong)bytes.Length, 0UL, 0UL, 0UL);
        for (; bytes.Length >= 4 * sizeof(ulong); bytes = bytes[(4 * sizeof(ulong))..])
        {
            sum = Add(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            second = Add(second, BinaryPrimitives.ReadUInt64LittleEndian(bytes[sizeof(ulong)..]));
            third = Add(third, BinaryPrimitives.ReadUInt64LittleEndian(bytes[(2 * sizeof(ulong))..]));
            fourth = Add(fourth, BinaryPrimitives.ReadUInt64LittleEndian(bytes[(3 * sizeof(ulong))..]));
        }

        sum = Add(Add(Add(sum, second), third), fourth);

        foreach (var value in bytes)
        {
            sum = Add(sum, value);
        }

        return sum;
    }

    private static ulong Add(ulong sum, ulong word)
    {
        sum = (sum ^ word) * Factor;
        return sum ^ sum >> 32;
    }
}
