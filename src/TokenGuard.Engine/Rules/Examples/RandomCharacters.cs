using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>Characters drawn from an alphabet: <c>{hex:40}</c>, <c>{of:CHARS:N}</c> and their like.</summary>
internal sealed class RandomCharacters(string name, string alphabet, int count) : ITemplatePart
{
    private const string Digit = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public string? Name => name;

    /// <summary>The alphabet of a named placeholder, or null.</summary>
    public static string? Alphabet(string name) => name switch
    {
        "alnum" => Digit + Upper + Lower,
        "alnumlower" => Digit + Lower,
        "alnumupper" => Digit + Upper,
        "alpha" => Upper + Lower,
        "lower" => Lower,
        "upper" => Upper,
        "digits" => Digit,
        "hex" => Digit + "abcdef",
        "hexupper" => Digit + "ABCDEF",
        "base64url" => Upper + Lower + Digit + "-_",
        "base32" => Upper + "234567",
        _ => null,
    };

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous)
    {
        var text = Draw(random);
        while (name == "alnum" && count >= 3 && !IsMixed(text))
        {
            text = Draw(random);
        }

        return text;
    }

    private byte[] Draw(SplitMix64 random)
    {
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static bool IsMixed(byte[] text) => text.Any(Ascii.IsDigit) && text.Any(Ascii.IsLower) && text.Any(Ascii.IsUpper);
}
