using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Text that stands in the template as it is.</summary>
internal sealed class FixedText(string text) : ITemplatePart
{
    public string? Name => null;

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous) => Encoding.UTF8.GetBytes(text);
}
