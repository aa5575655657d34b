using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching;

/// <summary>What is known of the bytes at a short anchor: two letters alone are everywhere, with what must follow them they are rare.</summary>
internal static class AnchorShape
{
    /// <summary>The sets of the first bytes from the anchor on; null if the anchor is long enough, or if some pattern wants nothing in particular.</summary>
    /// <param name="literal">The anchor.</param>
    /// <param name="starts">For each of its patterns, what the bytes from the anchor on can be, as far as that is known.</param>
    public static ByteSet[]? Of(byte[] literal, IReadOnlyList<IReadOnlyList<ByteSet>> starts)
    {
        if (literal.Length >= FilterPlan.WindowLength || starts.Count == 0 || starts.Any(start => start.Count <= literal.Length))
        {
            return null;
        }

        var shape = new ByteSet[FilterPlan.WindowLength];
        foreach (var start in starts)
        {
            for (var i = 0; i < shape.Length; i++)
            {
                var set = i < start.Count ? start[i] : NamedByteSets.All;
                shape[i] = shape[i].Union(i < literal.Length ? Common(set, literal[i]) : set);
            }
        }

        return shape;
    }

    private static ByteSet Common(ByteSet set, byte letter)
    {
        var common = default(ByteSet);
        foreach (var value in ByteSet.Of(letter).WithBothCases().ToArray())
        {
            common = set.Contains(value) ? common.Union(ByteSet.Of(value)) : common;
        }

        return common;
    }
}
