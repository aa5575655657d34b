using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>A UUID of version 4: <c>{uuid}</c>.</summary>
internal sealed class RandomUuid : ITemplatePart
{
    public string? Name => "uuid";

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous)
    {
        var bytes = random.NextBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        var hex = Hex.ToLower(bytes);
        return Encoding.ASCII.GetBytes($"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}");
    }
}
