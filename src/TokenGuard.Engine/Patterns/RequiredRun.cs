using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns;

/// <summary>
/// Letters, digits and the like in an unbroken run that stand in every match of a pattern: most text near an anchor has
/// none of that length, which is seen faster than the pattern is compiled.
/// </summary>
/// <param name="Length">Bytes of the run, at least.</param>
/// <param name="Reach">Bytes of the longest match.</param>
/// <param name="IsAlphanumeric">True for letters and digits alone, which are far rarer in long runs: no path, no hyphenated words.</param>
public sealed record RequiredRun(int Length, int Reach, bool IsAlphanumeric)
{
    /// <summary>Shorter runs are everywhere.</summary>
    public const int ShortestUseful = 16;

    // Patterns that reach further are searched at once: there would be too many runs to look at.
    private const long Ceiling = 2048;

    /// <summary>The bytes of runs: what values of tokens are made of.</summary>
    internal static ByteSet Alphabet(bool isAlphanumeric) => isAlphanumeric ? NamedByteSets.Alnum : NamedByteSets.Word.Union(ByteSet.Of("+/=-"));

    /// <summary>The run that a pattern requires; null if it is short, or if there is no bound to where it may stand.</summary>
    internal static RequiredRun? Find(Node pattern) => NodeLength.Of(pattern).Max is { } longest and < Ceiling
        ? Find(pattern, (int)longest, isAlphanumeric: true) ?? Find(pattern, (int)longest, isAlphanumeric: false)
        : null;

    private static RequiredRun? Find(Node pattern, int reach, bool isAlphanumeric) =>
        Part.Of(pattern, Alphabet(isAlphanumeric)).Best is >= ShortestUseful and var best ? new RequiredRun((int)best, reach, isAlphanumeric) : null;

    // Runs that all matches of a node have: anywhere, at their start, at their end; and whether they are runs as a whole.
    private readonly record struct Part(long Best, long Prefix, long Suffix, bool IsWhole, long Min)
    {
        private static readonly Part Nothing = new(0, 0, 0, true, 0);

        public static Part Of(Node node, ByteSet alphabet) => node switch
        {
            Node.OneByte one => one.Set.Union(alphabet) == alphabet ? new(1, 1, 1, true, 1) : new(0, 0, 0, false, 1),
            Node.Group group => Of(group.Body, alphabet),
            Node.Sequence sequence => sequence.Parts.Select(part => Of(part, alphabet)).Aggregate(Then),
            Node.Choice choice => choice.Branches.Select(branch => Of(branch, alphabet)).Aggregate(Or),
            Node.Repeat repeat => Times(Of(repeat.Body, alphabet), repeat.Min),
            _ => Nothing,
        };

        private static Part Then(Part left, Part right) => new(
            Math.Max(Math.Max(left.Best, right.Best), left.Suffix + right.Prefix),
            left.IsWhole ? Math.Min(Ceiling, left.Min + right.Prefix) : left.Prefix,
            right.IsWhole ? Math.Min(Ceiling, right.Min + left.Suffix) : right.Suffix,
            left.IsWhole && right.IsWhole,
            Math.Min(Ceiling, left.Min + right.Min));

        private static Part Or(Part left, Part right) => new(
            Math.Min(left.Best, right.Best),
            Math.Min(left.Prefix, right.Prefix),
            Math.Min(left.Suffix, right.Suffix),
            left.IsWhole && right.IsWhole,
            Math.Min(left.Min, right.Min));

        private static Part Times(Part body, int min)
        {
            if (body.IsWhole)
            {
                var length = Math.Min(Ceiling, body.Min * min);
                return new(length, length, length, true, length);
            }

            return min switch
            {
                0 => new(0, 0, 0, false, 0),
                1 => body,
                _ => body with { Best = Math.Max(body.Best, body.Suffix + body.Prefix), Min = Math.Min(Ceiling, body.Min * min) },
            };
        }
    }
}
