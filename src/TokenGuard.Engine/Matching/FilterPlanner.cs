using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Literals;

namespace TokenGuard.Engine.Matching;

/// <summary>
/// Chooses windows and buckets so that few places of a typical text look like one: rare windows, shared by many
/// literals, and in each bucket windows that resemble each other.
/// </summary>
internal sealed class FilterPlanner
{
    private const int Length = FilterPlan.WindowLength;

    // To compare a literal takes so much longer than to drop a candidate.
    private const double VerifyCost = 4;

    private readonly IReadOnlyList<byte[]> literals;
    private readonly IReadOnlyList<ByteSet[]?> shapes;
    private readonly byte[] windows;
    private readonly byte[] buckets;
    private readonly Dictionary<string, int> bucketOfWindow = new(StringComparer.Ordinal);
    private readonly FilterBucket[] all = [.. Enumerable.Range(0, FilterPlan.BucketCount).Select(_ => new FilterBucket())];

    private FilterPlanner(IReadOnlyList<byte[]> literals, IReadOnlyList<ByteSet[]?> shapes)
    {
        this.literals = literals;
        this.shapes = shapes;
        windows = new byte[literals.Count];
        buckets = new byte[literals.Count];
    }

    /// <summary>Makes a plan for literals in ASCII lower case.</summary>
    /// <param name="literals">The literals.</param>
    /// <param name="shapes">What is known of the windows of short ones; see <see cref="FilterPlan"/>.</param>
    public static FilterPlan Plan(IReadOnlyList<byte[]> literals, IReadOnlyList<ByteSet[]?> shapes)
    {
        var planner = new FilterPlanner(literals, shapes);
        // The short ones have no choice and fit in many places: they decide what the buckets are like.
        foreach (var i in Enumerable.Range(0, literals.Count).OrderBy(i => Math.Min(Length, literals[i].Length)).ThenBy(i => literals[i].Length).ThenBy(i => i))
        {
            planner.Place(i);
        }

        return new FilterPlan(planner.windows, planner.buckets, shapes);
    }

    private void Place(int index)
    {
        var literal = literals[index];
        var (bestStart, bestBucket, bestCost) = (0, 0, double.MaxValue);
        for (var start = 0; start == 0 || start + Length <= literal.Length; start++)
        {
            var part = literal.AsSpan(start, Math.Min(Length, literal.Length - start));
            var own = part.Length == Length ? VerifyCost * LiteralRarity.ProbabilityInside(part) : 0;
            if (bucketOfWindow.TryGetValue(KeyOf(part), out var known))
            {
                if (own < bestCost)
                {
                    (bestStart, bestBucket, bestCost) = (start, known, own);
                }

                continue;
            }

            var window = FilterPlan.WindowOf(literal, start, shapes[index]);
            for (var bucket = 0; bucket < all.Length; bucket++)
            {
                var cost = own + all[bucket].CostWith(window);
                if (cost < bestCost)
                {
                    (bestStart, bestBucket, bestCost) = (start, bucket, cost);
                }
            }
        }

        (windows[index], buckets[index]) = ((byte)bestStart, (byte)bestBucket);
        var key = KeyOf(literal.AsSpan(bestStart, Math.Min(Length, literal.Length - bestStart)));
        if (!bucketOfWindow.TryGetValue(key, out _))
        {
            bucketOfWindow.Add(key, bestBucket);
            all[bestBucket].Add(FilterPlan.WindowOf(literal, bestStart, shapes[index]));
        }
    }

    private static string KeyOf(ReadOnlySpan<byte> window)
    {
        var key = "";
        foreach (var value in window)
        {
            key += (char)value;
        }

        return key;
    }
}
