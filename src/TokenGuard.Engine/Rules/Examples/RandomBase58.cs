using TokenGuard.Engine.Checks;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Random bytes between fixed ones, in base 58 with their checksum: <c>{base58check:80:32:01}</c>.</summary>
internal sealed class RandomBase58(byte[] before, int count, byte[] after) : ITemplatePart
{
    public const string PlaceholderName = "base58check";

    public string? Name => PlaceholderName;

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous) => Base58.EncodeChecked([.. before, .. random.NextBytes(count), .. after]);
}
