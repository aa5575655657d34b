using System.Globalization;
using System.Text;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>A JSON web token with random claims and a random signature: <c>{jwt}</c>.</summary>
internal sealed class RandomJwt : ITemplatePart
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";
    private const int SignatureLength = 32;

    public string? Name => "jwt";

    public byte[] Fill(SplitMix64 random, ReadOnlySpan<byte> previous)
    {
        // Some second of 2020 to 2023, valid for a day.
        var issued = 1_577_836_800 + random.Next(100_000_000);
        var subject = random.Next().ToString(CultureInfo.InvariantCulture);
        var claims = string.Format(CultureInfo.InvariantCulture, """{{"sub":"{0}","iat":{1},"exp":{2}}}""", subject, issued, issued + 86_400);
        var signature = Base64Text.EncodeUrl(random.NextBytes(SignatureLength));
        return Encoding.ASCII.GetBytes($"{Url(Header)}.{Url(claims)}.{signature}");
    }

    private static string Url(string text) => Base64Text.EncodeUrl(Encoding.ASCII.GetBytes(text));
}
