using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns.Stretches;

/// <summary>Finds what the first bytes of a pattern's matches can be.</summary>
internal static class StartFinder
{
    /// <summary>The sets of the first bytes, as far as all matches have them at the same places.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="most">Number of bytes that are wanted.</param>
    public static IReadOnlyList<ByteSet> Find(Node pattern, int most)
    {
        var sets = new List<ByteSet>();
        foreach (var part in StretchPart.ListOf(pattern).Where(part => !part.IsWordBoundary))
        {
            if (part.Set is not { } set)
            {
                break;
            }

            sets.AddRange(Enumerable.Repeat(set, (int)Math.Min(part.Length.Min, most - sets.Count)));
            if (sets.Count == most || part.Length.Max != part.Length.Min)
            {
                break;
            }
        }

        return sets;
    }
}
