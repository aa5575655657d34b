using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Matching;

/// <summary>What is known of the bytes at a short anchor: two letters alone are everywhere, with what must follow them they are rare.</summary>
internal static class AnchorShape
{
    /// <summary>The sets of the first bytes from the anchor on; null if the anchor is long enough, or if some pattern wants nothing in particular.</summary>
    /// <param name="literal">The anchor.</param>
    /// <param name="stretches">For each of its patterns that begins at the anchor, its stretch; null for every other.</param>
    public static ByteSet[]? Of(byte[] literal, IEnumerable<RequiredStretch?> stretches)
    {
        if (literal.Length >= FilterPlan.WindowLength)
        {
            return null;
        }

        var shape = new ByteSet[FilterPlan.WindowLength];
        foreach (var stretch in stretches)
        {
            if (stretch is not { MinOffset: 0, MaxOffset: 0, Length: >= FilterPlan.WindowLength })
            {
                return null;
            }

            for (var i = 0; i < shape.Length; i++)
            {
                shape[i] = shape[i].Union(i < literal.Length ? Common(stretch.Sets[i], literal[i]) : stretch.Sets[i]);
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
