using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TokenGuard.Engine;

/// <summary>A hash of short texts, eight bytes at a time; the same in one process only.</summary>
internal static class TextHash
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    public static uint Of(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Factor;
        for (; text.Length >= sizeof(ulong); text = text.Slice(sizeof(ulong)))
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(text));
        }

        if (text.Length >= sizeof(uint))
        {
            hash = Mix(hash, MemoryMarshal.Read<uint>(text));
            text = text.Slice(sizeof(uint));
        }

        var rest = 0u;
        foreach (var value in text)
        {
            rest = rest << 8 | value;
        }

        return (uint)(Mix(hash, rest) >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Factor;
        return hash ^ (hash >> 32);
    }
}
