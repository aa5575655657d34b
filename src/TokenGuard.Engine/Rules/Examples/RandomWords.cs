using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Lower-case words joined by hyphens: <c>{words:N}</c>.</summary>
internal sealed class RandomWords(int count) : ITemplatePart
{
    private static IReadOnlyList<string> Words { get; } =
    [
        "amber", "anchor", "autumn", "basket", "bridge", "candle", "canyon", "castle", "cedar", "copper", "coral", "cotton",
        "desert", "ember", "falcon", "feather", "forest", "garden", "glacier", "harbor", "island", "jacket", "kettle", "ladder",
        "lantern", "maple", "meadow", "mirror", "morning", "mountain", "orange", "orchard", "pebble", "pepper", "planet", "pocket",
        "rabbit", "ribbon", "river", "saddle", "silver", "summer", "thunder", "timber", "tunnel", "valley", "velvet", "walnut",
        "willow", "window", "winter", "yellow",
    ];

    public string? Name => "words";

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous) =>
        Encoding.ASCII.GetBytes(string.Join("-", Enumerable.Range(0, count).Select(_ => Words[random.Next(Words.Count)])));
}
