using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Literals;

namespace TokenGuard.Engine.Matching;

/// <summary>Windows that are looked for together, by the halves of the bytes that they have at each place: more a kernel does not see.</summary>
internal sealed class FilterBucket
{
    private const int Length = FilterPlan.WindowLength;

    // By the upper half and the lower half of a byte.
    private static readonly double[] Shares = [.. Enumerable.Range(0, 256).Select(value => LiteralRarity.Probability(ByteSet.Of((byte)value)))];

    private readonly int[] low = new int[Length];
    private readonly int[] high = new int[Length];
    private readonly double[] share = new double[Length];
    private double cost;

    /// <summary>How much more of a typical text looks like the bucket with one more window in it.</summary>
    public double CostWith(ByteSet[] window)
    {
        var product = 1.0;
        for (var i = 0; i < Length; i++)
        {
            var (newLow, newHigh) = With(i, window[i]);
            product *= newLow == low[i] && newHigh == high[i] ? share[i] : ShareOf(newLow, newHigh);
        }

        return product - cost;
    }

    public void Add(ByteSet[] window)
    {
        cost = 1;
        for (var i = 0; i < Length; i++)
        {
            (low[i], high[i]) = With(i, window[i]);
            share[i] = ShareOf(low[i], high[i]);
            cost *= share[i];
        }
    }

    private (int Low, int High) With(int position, ByteSet set)
    {
        var (lower, upper) = (low[position], high[position]);
        foreach (var value in set.ToArray())
        {
            lower |= 1 << (value & 0x0F);
            upper |= 1 << (value >> 4);
        }

        return (lower, upper);
    }

    private static double ShareOf(int low, int high)
    {
        var sum = 0.0;
        for (var upper = 0; upper < 16; upper++)
        {
            for (var lower = 0; lower < 16 && (high >> upper & 1) != 0; lower++)
            {
                sum += (low >> lower & 1) != 0 ? Shares[upper << 4 | lower] : 0;
            }
        }

        return sum;
    }
}
