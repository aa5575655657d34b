using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rarity;

/// <summary>How often single bytes stand in source trees.</summary>
internal static class ByteFrequencies
{
    private const int RarestBits = 9;

    // About one byte in 2^n is one of those at n.
    private static readonly (int Bits, string Bytes)[] Levels =
    [
        (3, " "),
        (4, "etaoinrs"),
        (5, "ldcupm.\n\"-/0"),
        (6, "fghbyvwk_,()=:;'123456789"),
        (7, "x{}[]<>*$\\"),
        (8, "qjz#@&|+!?%`~\t"),
    ];

    private static readonly double[] Shares = MakeShares();

    private static readonly double ShareOfAll = Shares.Sum();

    private static readonly double ShareOfSigns = Shares.Where((_, value) => !Ascii.IsLetter((byte)value)).Sum();

    /// <summary>The estimated share of bytes in a text that are in the set.</summary>
    public static double Probability(ByteSet set) => set.ToArray().Sum(value => Shares[value]) / ShareOfAll;

    /// <summary>The estimated share of bytes in a text that are this one.</summary>
    public static double Probability(byte value) => Shares[value] / ShareOfAll;

    /// <summary>The estimated share among what is no letter; 1 for a letter.</summary>
    public static double AmongSigns(byte value) => Ascii.IsLetter(value) ? 1 : Shares[value] / ShareOfSigns;

    private static double[] MakeShares()
    {
        var shares = new double[256];
        shares.AsSpan().Fill(1.0 / (1 << RarestBits));
        foreach (var (bits, bytes) in Levels)
        {
            foreach (var value in bytes)
            {
                shares[value] = 1.0 / (1 << bits);
            }
        }

        return shares;
    }
}
