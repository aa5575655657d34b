using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Matching;

/// <summary>Chooses windows so that few places of a typical text look like one: rare ones, shared by many literals.</summary>
internal static class FilterPlanner
{
    private const int Length = FilterPlan.WindowLength;

    // A window that another literal has makes no new candidates; only the literal itself is compared once more.
    private const double ShareOfComparing = 0.25;

    /// <summary>Makes a plan for literals in ASCII lower case.</summary>
    /// <param name="literals">The literals.</param>
    /// <param name="shapes">What is known of the windows of short ones; see <see cref="FilterPlan"/>.</param>
    /// <param name="atWordStart">Which literals matter at the start of a word only.</param>
    public static FilterPlan Plan(IReadOnlyList<byte[]> literals, IReadOnlyList<ByteSet[]?> shapes, IReadOnlyList<bool> atWordStart)
    {
        var windows = new byte[literals.Count];
        var chosen = new HashSet<uint>();
        // Short ones have the least choice.
        foreach (var i in Enumerable.Range(0, literals.Count).OrderBy(i => literals[i].Length).ThenBy(i => i))
        {
            if (literals[i].Length >= Length)
            {
                windows[i] = (byte)BestStart(literals[i], chosen);
                chosen.Add(KeyOf(literals[i], windows[i]));
            }
        }

        return new FilterPlan(windows, shapes, atWordStart);
    }

    private static int BestStart(byte[] literal, HashSet<uint> chosen)
    {
        var (best, bestCost) = (0, double.MaxValue);
        for (var start = 0; start + Length <= literal.Length; start++)
        {
            var probability = CommonWindows.Probability(literal.AsSpan(start, Length));
            var cost = chosen.Contains(KeyOf(literal, start)) ? probability * ShareOfComparing : probability;
            if (cost < bestCost)
            {
                (best, bestCost) = (start, cost);
            }
        }

        return best;
    }

    private static uint KeyOf(byte[] literal, int start) =>
        literal[start] | ((uint)literal[start + 1] << 8) | ((uint)literal[start + 2] << 16) | ((uint)literal[start + 3] << 24);
}
