using TokenGuard.Engine.Checks;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>The checksum of the placeholder before it: <c>{crc32-base62}</c>.</summary>
internal sealed class Checksum : ITemplatePart
{
    public const string PlaceholderName = "crc32-base62";

    public string? Name => PlaceholderName;

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous)
    {
        var checksum = new byte[Base62Crc32.Length];
        Base62Crc32.Write(previous, checksum);
        return checksum;
    }
}
