namespace TokenGuard.Engine.Rules.Examples;

/// <summary>
/// Base64 digits of random bytes: <c>{base64:N}</c>. The last digit leaves unused bits zero, so that the text is valid
/// with the <c>=</c> behind it that its length asks for.
/// </summary>
internal sealed class RandomBase64(int digits) : ITemplatePart
{
    public string? Name => "base64";

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous)
    {
        var text = Base64Text.Encode(random.NextBytes(digits * 3 / 4));
        // One digit over whole groups of four carries no byte: any digit will do.
        return [.. text.Take(digits), .. digits % 4 == 1 ? "A"u8 : []];
    }
}
