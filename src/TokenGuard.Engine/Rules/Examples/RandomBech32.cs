using System.Text;
using TokenGuard.Engine.Checks;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Random bytes behind a readable part, in Bech32 with their checksum: <c>{bech32:nsec:32}</c>.</summary>
internal sealed class RandomBech32(string readable, int count) : ITemplatePart
{
    public const string PlaceholderName = "bech32";

    public string? Name => PlaceholderName;

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous) => Bech32.Encode(Encoding.ASCII.GetBytes(readable), random.NextBytes(count));
}
