using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Revisions;

/// <summary>
/// Where in a text something may be found: the anchors that are left when those are taken away at which nothing is, for
/// reasons that stand in the <see cref="Reach"/> around them. Where another text has the same bytes, and as many around
/// them, it needs no second look at the others. A trace holds offsets and no bytes.
/// </summary>
public sealed class ScanTrace
{
    /// <summary>How far in bytes the reasons may reach; what depends on more stays in the trace.</summary>
    internal const int Reach = 768;

    private const int PatternBits = 16;

    // A longer list is not kept for the next text.
    private const int MostKept = 1 << 14;

    private long[] anchors = new long[64];

    /// <summary>Patterns that a trace can tell apart.</summary>
    internal static int MostPatterns => 1 << PatternBits;

    /// <summary>False if nothing can be concluded from it.</summary>
    internal bool IsUsable { get; private set; }

    internal int TextLength { get; private set; }

    /// <summary>Number of anchors.</summary>
    internal int Count { get; private set; }

    /// <summary>Of the rules that need a word those that have one: the anchors of others were not looked at. Never changed once it is here.</summary>
    internal int[] Opened { get; private set; } = [];

    /// <summary>The decoders, as bits, whose output holds anchors of this kind.</summary>
    internal int Decoders { get; set; }

    /// <summary>The companions that the text may hold, or an earlier version of it.</summary>
    internal CompanionMarks Marks { get; set; }

    /// <summary>Whether all that a gate looks at is within reach of the anchor.</summary>
    internal static bool Reaches(StretchGate? gate) => gate is null or { Reach: <= Reach };

    /// <summary>Whether all of a match is within reach of its anchor.</summary>
    internal static bool Reaches(Pattern pattern) => pattern.MaxLength + pattern.RequiredLiterals!.MaxDistance < Reach;

    internal void Start(int textLength)
    {
        (TextLength, Count, Decoders, IsUsable) = (textLength, 0, 0, false);
        anchors = anchors.Length > MostKept ? new long[64] : anchors;
        Opened = [];
        Marks = default;
    }

    internal void Keep(int pattern, ReadOnlySpan<int> offsets)
    {
        foreach (var offset in offsets)
        {
            Keep(pattern, offset);
        }
    }

    internal void Keep(int pattern, int offset)
    {
        if (Count == anchors.Length)
        {
            Array.Resize(ref anchors, 2 * Count);
        }

        anchors[Count++] = ((long)offset << PatternBits) | (uint)pattern;
    }

    /// <summary>Says that all is in it.</summary>
    internal void Finish(int[] opened)
    {
        Array.Sort(anchors, 0, Count);
        (Opened, IsUsable) = (opened, true);
    }

    /// <summary>The place of the first anchor at or behind an offset.</summary>
    internal int IndexOf(int offset)
    {
        var index = Array.BinarySearch(anchors, 0, Count, (long)offset << PatternBits);
        return index < 0 ? ~index : index;
    }

    internal (int Pattern, int Offset) this[int index] =>
        ((int)(anchors[index] & (MostPatterns - 1)), (int)(anchors[index] >> PatternBits));
}
