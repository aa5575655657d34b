using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine.Rarity;

/// <summary>How often bytes in a row stand in source trees, whatever their case, told by the windows of four bytes that are frequent there.</summary>
internal static class CommonWindows
{
    private const int Length = FilterPlan.WindowLength;

    // What begins frequent windows begins rarer ones too: how much more often it stands than they do, at most.
    private const double MostWithOthers = 4;

    private static readonly double MostOfOthers = Math.Pow(2, -(CommonWindowTable.RarestBits + 1));

    private static readonly Lazy<Dictionary<uint, double>> Shares = new(ReadShares);

    // By what windows begin with, whatever their length.
    private static readonly Lazy<Dictionary<uint, double>> SharesOfBeginnings = new(ReadSharesOfBeginnings);

    /// <summary>The estimated share of places in a text at which the bytes stand.</summary>
    /// <param name="bytes">One byte at least.</param>
    public static double Probability(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length)
        {
            var common = SharesOfBeginnings.Value.TryGetValue(KeyOf(bytes), out var sum) ? sum : MostOfOthers;
            return Math.Max(common, Math.Min(common * MostWithOthers, LetterSurprise.ProbabilityInside(bytes)));
        }

        var share = OfWindow(bytes.Slice(0, Length));
        var most = share;
        for (var start = 1; start + Length <= bytes.Length; start++)
        {
            share *= OfNext(bytes.Slice(start, Length));
            most = Math.Min(most, OfWindow(bytes.Slice(start, Length)));
        }

        return Math.Sqrt(share * most);
    }

    private static double OfWindow(ReadOnlySpan<byte> window) =>
        Shares.Value.TryGetValue(KeyOf(window), out var share) ? share : Math.Min(MostOfOthers, LetterSurprise.ProbabilityInside(window));

    // How often the last byte follows the others.
    private static double OfNext(ReadOnlySpan<byte> window)
    {
        var beginning = SharesOfBeginnings.Value.TryGetValue(KeyOf(window.Slice(0, Length - 1)), out var known) ? known : 0;
        return Shares.Value.TryGetValue(KeyOf(window), out var share) ? share / beginning
            : Math.Min(beginning > 0 ? MostOfOthers / beginning : 1, LetterSurprise.ProbabilityBehind(window[Length - 3], window[Length - 2], window[Length - 1]));
    }

    private static Dictionary<uint, double> ReadShares()
    {
        var shares = new Dictionary<uint, double>(CommonWindowTable.Windows.Length / Length);
        var start = 0;
        for (var bits = 0; bits <= CommonWindowTable.RarestBits; bits++)
        {
            for (var i = 0; i < CommonWindowTable.CountsByBits[bits]; i++, start += Length)
            {
                shares.Add(KeyOf(CommonWindowTable.Windows.Slice(start, Length)), Math.Pow(2, -bits));
            }
        }

        return shares;
    }

    private static Dictionary<uint, double> ReadSharesOfBeginnings()
    {
        var shares = new Dictionary<uint, double>();
        foreach (var pair in Shares.Value)
        {
            for (var length = 1; length < Length; length++)
            {
                var beginning = pair.Key & (uint.MaxValue >> (8 * (Length - length)));
                shares[beginning] = (shares.TryGetValue(beginning, out var sum) ? sum : 0) + pair.Value;
            }
        }

        return shares;
    }

    private static uint KeyOf(ReadOnlySpan<byte> bytes)
    {
        var key = 0u;
        for (var i = 0; i < bytes.Length; i++)
        {
            key |= (uint)(bytes[i] | 0x20) << (8 * i);
        }

        return key;
    }
}
