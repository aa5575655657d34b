using TokenGuard.Engine.Matching;

namespace TokenGuard.Engine.Rarity;

/// <summary>How often four bytes in a row stand in source trees, whatever their case.</summary>
internal static partial class CommonWindows
{
    private static readonly double MostOfOthers = Math.Pow(2, -(RarestBits + 1));

    private static readonly Lazy<Dictionary<uint, byte>> Bits = new(Read);

    /// <summary>The estimated share of places in a text at which the window stands.</summary>
    /// <param name="window">Four bytes.</param>
    public static double Probability(ReadOnlySpan<byte> window) => Bits.Value.TryGetValue(KeyOf(window), out var bits)
        ? Math.Pow(2, -bits)
        : Math.Min(MostOfOthers, LetterSurprise.ProbabilityInside(window));

    private static Dictionary<uint, byte> Read()
    {
        var bits = new Dictionary<uint, byte>(Windows.Length / FilterPlan.WindowLength);
        var start = 0;
        for (var level = 0; level <= RarestBits; level++)
        {
            for (var i = 0; i < CountsByBits[level]; i++, start += FilterPlan.WindowLength)
            {
                bits.Add(KeyOf(Windows.Slice(start, FilterPlan.WindowLength)), (byte)level);
            }
        }

        return bits;
    }

    private static uint KeyOf(ReadOnlySpan<byte> window) => (window[0] | ((uint)window[1] << 8) | ((uint)window[2] << 16) | ((uint)window[3] << 24)) | 0x20202020;
}
