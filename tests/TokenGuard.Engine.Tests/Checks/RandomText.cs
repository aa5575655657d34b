namespace TokenGuard.Engine.Tests.Checks;

/// <summary>Random values from a seed, so that nothing token-shaped stands in the sources.</summary>
internal static class RandomText
{
    public const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    public const string Hex = "0123456789abcdef";

    public static string Of(string alphabet, int length, int seed)
    {
        var random = new Random(seed);
        return string.Create(length, alphabet, (span, chars) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = chars[random.Next(chars.Length)];
            }
        });
    }
}
