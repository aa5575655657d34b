using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>The literals by their windows: a bit map that drops most candidates, and lists of those that may stand there.</summary>
internal sealed class WindowIndex
{
    private const int Length = FilterPlan.WindowLength;
    private const int MapBits = 17;
    private const uint Fold = 0x20202020;

    /// <summary>Places behind the last one that <see cref="Match"/> writes.</summary>
    public const int Overrun = 2;

    // A short literal whose third byte can be more than this is looked up by two bytes.
    private const int MostThirds = 128;

    // Windows by their length: the short ones by all of their bytes, as they are and not folded.
    private readonly byte[] map = new byte[1 << (MapBits - 3)];
    private readonly byte[] mapOfThree = new byte[1 << (MapBits - 3)];
    private readonly byte[] mapOfTwo = new byte[(1 << 16) / 8];

    // Where the literals of each entry of the window table begin, and all of them, one entry behind the other.
    private readonly int[] starts = new int[WindowTable.Length + 1];
    private readonly Place[] places;

    // The window of each place, folded, and zeros behind the end of a short literal: most are told apart by it, without a look
    // at the place. Eight of them are compared at once, so there is room for seven behind the last one.
    private readonly uint[] keys;

    // The beginning of each place's literal, beside each other: most of what the window lets pass is told apart by them.
    private readonly Beginning[] beginnings;

    /// <param name="literals">In ASCII lower case, all different.</param>
    /// <param name="plan">Their windows.</param>
    /// <param name="table">The windows by their hash.</param>
    public WindowIndex(IReadOnlyList<byte[]> literals, FilterPlan plan, WindowTable table)
    {
        for (var i = 0; i < literals.Count; i++)
        {
            if (literals[i].Length < Length)
            {
                AddShort(literals[i], plan.Shapes[i]);
            }
            else
            {
                Set(map, MapHash(KeyOf(literals[i], plan.Windows[i])));
            }
        }

        var found = table.Places;
        foreach (var (entry, _) in found)
        {
            starts[entry]++;
        }

        var total = 0;
        for (var i = 0; i < WindowTable.Length; i++)
        {
            MostAtOnePlace = Math.Max(MostAtOnePlace, starts[i]);
            starts[i] = total += starts[i];
        }

        // From the end of each entry to its start, so that what is left there is where it begins.
        starts[WindowTable.Length] = total;
        places = new Place[total];
        keys = new uint[total + Vector256<uint>.Count];
        beginnings = new Beginning[total];
        for (var i = found.Length - 1; i >= 0; i--)
        {
            var (entry, literal) = found[i];
            var (text, start) = (literals[literal], plan.Windows[literal]);
            places[--starts[entry]] = new Place(text, literal, start, plan.Shapes[literal], plan.AtWordStart[literal]);
            keys[starts[entry]] = KeyOf(text, start);
            beginnings[starts[entry]] = new Beginning(text, start);
        }
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
            var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, (int)position));
            var hash = MapHash(window | Fold);
            var hashOfThree = MapHash(window & MaskOf(3));
            var known = Unsafe.Add(ref bits, hash >> 3) >> (int)(hash & 7)
                | Unsafe.Add(ref bitsOfThree, hashOfThree >> 3) >> (int)(hashOfThree & 7)
                | Unsafe.Add(ref bitsOfTwo, (window & MaskOf(2)) >> 3) >> (int)(window & 7);
            candidates[kept] = position;
            kept += known & 1;
        }

        return kept;
    }

    /// <summary>Finds the places in the lists that have the windows of candidates, looking at eight of them at once.</summary>
    /// <param name="block">The block's first byte.</param>
    /// <param name="candidates">Positions in the block.</param>
    /// <param name="next">The first candidate to look at; becomes the first one for which there is no room.</param>
    /// <param name="windows">Takes the places; room for <see cref="MostAtOnePlace"/> and <see cref="Overrun"/> at least.</param>
    /// <returns>How many there are, sorted by their position.</returns>
    public int Match(ref byte block, ReadOnlySpan<ushort> candidates, ref int next, Span<WindowPlace> windows)
    {
        ref var found = ref MemoryMarshal.GetReference(windows);
        var most = windows.Length - MostAtOnePlace - Overrun;
        var count = 0;
        var at = next;
        for (; at < candidates.Length && count <= most; at++)
        {
            var position = candidates[at];
            var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, (int)position));
            var folded = Vector256.Create(window | Fold);
            var entry = WindowTable.Hash(window);
            var end = starts[entry + 1];
            for (var i = starts[entry]; i < end; i += Vector256<uint>.Count)
            {
                var key = Vector256.LoadUnsafe(ref keys[i]);
                var isAlike = Vector256.Equals(folded.AsByte(), key.AsByte()) | Vector256.Equals(key.AsByte(), Vector256<byte>.Zero);
                var alike = Vector256.Equals(isAlike.AsUInt32(), Vector256<uint>.AllBitsSet).ExtractMostSignificantBits();
                alike &= (uint)((1 << Math.Min(Vector256<uint>.Count, end - i)) - 1);
                var reached = count + BitOperations.PopCount(alike);
                do
                {
                    Unsafe.Add(ref found, count) = new WindowPlace(position, i + BitOperations.TrailingZeroCount(alike));
                    alike &= alike - 1;
                    Unsafe.Add(ref found, count + 1) = new WindowPlace(position, i + BitOperations.TrailingZeroCount(alike));
                    alike &= alike - 1;
                    count += Overrun;
                }
                while (count < reached);
                count = reached;
            }
        }

        next = at;
        return count;
    }

    /// <summary>Reports the literals that stand where their window does.</summary>
    /// <param name="data">The text.</param>
    /// <param name="blockStart">Where the block begins in it.</param>
    /// <param name="windows">What <see cref="Match"/> has found; it is overwritten.</param>
    /// <param name="hits">Takes the literals; room for one of each place.</param>
    /// <returns>How many there are.</returns>
    public int Verify(ReadOnlySpan<byte> data, int blockStart, Span<WindowPlace> windows, Span<LiteralHit> hits)
    {
        var count = 0;
        foreach (var found in windows[..KeepBeginnings(data, blockStart, windows)])
        {
            ref readonly var place = ref places[found.Place];
            var start = blockStart + found.Position - place.Start;
            if (StandsAt(data, start, place) && Fits(place.Shape, data, start))
            {
                hits[count++] = new LiteralHit(start, place.Literal);
            }
        }

        return count;
    }

    // Near the ends of the text a beginning cannot be read at once: all are kept there.
    private int KeepBeginnings(ReadOnlySpan<byte> data, int blockStart, Span<WindowPlace> windows)
    {
        ref var text = ref MemoryMarshal.GetReference(data);
        var last = data.Length - sizeof(ulong);
        var kept = 0;
        foreach (var found in windows)
        {
            ref readonly var beginning = ref beginnings[found.Place];
            var start = blockStart + found.Position - beginning.Start;
            var stands = start < 0 || start > last || beginning.MayStandAt(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, start)));
            windows[kept] = found;
            kept += stands ? 1 : 0;
        }

        return kept;
    }

    // A short literal stands at the start of its window; behind the text's end are zeros.
    private static bool Fits(ByteSet[]? shape, ReadOnlySpan<byte> data, int start)
    {
        for (var i = 0; i < shape?.Length; i++)
        {
            if (!shape[i].Contains(start + i < data.Length ? data[start + i] : (byte)0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool StandsAt(ReadOnlySpan<byte> data, int start, in Place place) =>
        start >= 0
        && !(place.AtWordStart && start > 0 && Ascii.IsWord(data[start - 1]))
        && CaselessText.Begins(data[start..], place.Text);

    // By two bytes if it must be, else by three; in the cases that its shape allows.
    private void AddShort(byte[] literal, ByteSet[]? shape)
    {
        var known = Math.Max(2, literal.Length < 3 && shape?[2].Count <= MostThirds ? 3 : literal.Length);
        var values = Enumerable.Range(0, known).Select(i => ValuesOf(literal, shape, i)).ToArray();
        foreach (var first in values[0])
        {
            foreach (var second in values[1])
            {
                var two = (uint)(first | second << 8);
                if (known == 2)
                {
                    Set(mapOfTwo, two);
                    continue;
                }

                foreach (var third in values[2])
                {
                    Set(mapOfThree, MapHash(two | (uint)third << 16));
                }
            }
        }
    }

    private static byte[] ValuesOf(byte[] literal, ByteSet[]? shape, int position)
    {
        var all = position < literal.Length ? ByteSet.Of(literal[position]).WithBothCases().ToArray() : NamedByteSets.All.ToArray();
        return shape is null ? all : Array.FindAll(all, shape[position].Contains);
    }

    private static void Set(byte[] map, uint bit) => map[bit >> 3] |= (byte)(1 << (int)(bit & 7));

    private static uint KeyOf(byte[] text, int start)
    {
        var key = 0u;
        for (var i = 0; i < Length && i < text.Length; i++)
        {
            key |= (uint)(text[start + i] | WindowTable.Fold) << (8 * i);
        }

        return key;
    }

    private static uint MaskOf(int length) => uint.MaxValue >> (8 * (Length - length));

    private static uint MapHash(uint window) => (window * 0x9E3779B1u) >> (32 - MapBits);

    /// <summary>A literal at one of its entries.</summary>
    private readonly record struct Place(byte[] Text, int Literal, byte Start, ByteSet[]? Shape, bool AtWordStart);

    /// <summary>The first bytes of a literal, folded as windows are.</summary>
    private readonly struct Beginning
    {
        private const ulong FoldAll = 0x2020202020202020;

        private readonly ulong value;
        private readonly byte otherBits;

        public Beginning(ReadOnlySpan<byte> text, byte start)
        {
            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            text[..Math.Min(sizeof(ulong), text.Length)].CopyTo(bytes);
            otherBits = (byte)(8 * Math.Max(0, sizeof(ulong) - text.Length));
            value = (BinaryPrimitives.ReadUInt64LittleEndian(bytes) | FoldAll) << otherBits;
            Start = start;
        }

        /// <summary>Where the literal's window is.</summary>
        public byte Start { get; }

        public bool MayStandAt(ulong bytes) => (bytes | FoldAll) << otherBits == value;
    }
}
