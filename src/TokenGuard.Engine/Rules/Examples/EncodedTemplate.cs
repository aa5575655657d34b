namespace TokenGuard.Engine.Rules.Examples;

/// <summary>The base64 of a filled template: <c>{b64(…)}</c>.</summary>
internal sealed class EncodedTemplate(IReadOnlyList<ITemplatePart> parts) : ITemplatePart
{
    public string? Name => "b64";

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous) =>
        Base64Text.Encode(TemplateFiller.Fill(parts, random).Bytes.ToArray());
}
