using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The literals by their windows: a bit map that drops most candidates, and chains of those that may stand there.</summary>
internal sealed class WindowIndex
{
    private const int Length = FilterPlan.WindowLength;
    private const int MapBits = 17;
    private const int ChainBits = 12;

    // Sets the bit that tells small letters from capitals; it makes other bytes alike too, which the literals sort out.
    private const uint Fold = 0x20202020;
    private const int None = -1;

    private readonly IReadOnlyList<byte[]> literals;
    private readonly FilterPlan plan;

    // Windows by their length: the short ones by all of their bytes.
    private readonly byte[] map = new byte[1 << (MapBits - 3)];
    private readonly byte[] mapOfThree = new byte[1 << (MapBits - 3)];
    private readonly byte[] mapOfTwo = new byte[(1 << 16) / 8];
    private readonly int[][] newest = [.. Enumerable.Range(1, Length).Select(_ => NoChains())];
    private readonly int[] older;
    private readonly uint[] keys;

    /// <param name="literals">In ASCII lower case, all different.</param>
    /// <param name="plan">Their windows.</param>
    public WindowIndex(IReadOnlyList<byte[]> literals, FilterPlan plan)
    {
        this.literals = literals;
        this.plan = plan;
        older = new int[literals.Count];
        keys = new uint[literals.Count];
        for (var i = 0; i < literals.Count; i++)
        {
            Add(i, literals[i]);
        }

        MostAtOnePlace = newest.Sum(Longest);
    }

    /// <summary>Literals that can have their window at one place, at most.</summary>
    public int MostAtOnePlace { get; }

    /// <summary>Keeps the candidates that the bit maps know, in front and in order.</summary>
    public int Sift(ref byte block, Span<ushort> candidates)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(map);
        ref var bitsOfThree = ref MemoryMarshal.GetArrayDataReference(mapOfThree);
        ref var bitsOfTwo = ref MemoryMarshal.GetArrayDataReference(mapOfTwo);
        var kept = 0;
        foreach (var position in candidates)
        {
            var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, (int)position)) | Fold;
            var hash = MapHash(window);
            var hashOfThree = MapHash(window & MaskOf(3));
            var known = Unsafe.Add(ref bits, hash >> 3) >> (int)(hash & 7)
                | Unsafe.Add(ref bitsOfThree, hashOfThree >> 3) >> (int)(hashOfThree & 7)
                | Unsafe.Add(ref bitsOfTwo, (window & MaskOf(2)) >> 3) >> (int)(window & 7);
            candidates[kept] = position;
            kept += known & 1;
        }

        return kept;
    }

    /// <summary>Reports the literals that have their window at a place and stand there.</summary>
    public int Verify(ReadOnlySpan<byte> data, int position, uint window, Span<LiteralHit> hits)
    {
        var count = 0;
        for (var length = Length; length > 0; length--)
        {
            var key = (window | Fold) & MaskOf(length);
            for (var i = newest[length - 1][ChainHash(key)]; i != None; i = older[i])
            {
                if (keys[i] == key && (length == Length || Fits(plan.Shapes[i], window)))
                {
                    count = Report(data, position, i, hits, count);
                }
            }
        }

        return count;
    }

    private static bool Fits(ByteSet[]? shape, uint window) =>
        shape is null
        || (shape[0].Contains((byte)window) && shape[1].Contains((byte)(window >> 8)) && shape[2].Contains((byte)(window >> 16)) && shape[3].Contains((byte)(window >> 24)));

    private int Report(ReadOnlySpan<byte> data, int position, int literal, Span<LiteralHit> hits, int count)
    {
        var start = position - plan.Windows[literal];
        var text = literals[literal];
        if (start < 0 || text.Length > data.Length - start)
        {
            return count;
        }

        var there = data.Slice(start, text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Ascii.ToLower(there[i]) != text[i])
            {
                return count;
            }
        }

        hits[count] = new LiteralHit(start, literal);
        return count + 1;
    }

    private void Add(int index, byte[] literal)
    {
        var length = Math.Min(Length, literal.Length);
        var key = 0u;
        for (var i = 0; i < length; i++)
        {
            key |= (uint)literal[plan.Windows[index] + i] << (8 * i);
        }

        key |= Fold & MaskOf(length);
        keys[index] = key;
        ref var head = ref newest[length - 1][ChainHash(key)];
        (older[index], head) = (head, index);
        switch (length)
        {
            case 1:
                for (var second = 0u; second < 256; second++)
                {
                    Set(mapOfTwo, key | second << 8);
                }

                break;
            case 2:
                Set(mapOfTwo, key);
                break;
            default:
                Set(length == 3 ? mapOfThree : map, MapHash(key));
                break;
        }
    }

    private static void Set(byte[] map, uint bit) => map[bit >> 3] |= (byte)(1 << (int)(bit & 7));

    private static int[] NoChains()
    {
        var heads = new int[1 << ChainBits];
        heads.AsSpan().Fill(None);
        return heads;
    }

    private int Longest(int[] heads)
    {
        var longest = 0;
        foreach (var head in heads)
        {
            var count = 0;
            for (var i = head; i != None; i = older[i])
            {
                count++;
            }

            longest = Math.Max(longest, count);
        }

        return longest;
    }

    private static uint MaskOf(int length) => uint.MaxValue >> (8 * (Length - length));

    private static uint MapHash(uint window) => (window * 0x9E3779B1u) >> (32 - MapBits);

    private static uint ChainHash(uint window) => (window * 0x85EBCA6Bu) >> (32 - ChainBits);
}
