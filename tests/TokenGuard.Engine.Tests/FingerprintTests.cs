using System.Text;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests;

public sealed class FingerprintTests
{
    [Fact]
    public void A_random_secret_has_one_fingerprint_everywhere()
    {
        var basis = FingerprintBasis.OfValue("value"u8);
        Assert.Equal(basis.At("a"), basis.At("b"));
        Assert.Matches("^tg1-[a-z2-7]{26}$", basis.At("a").Value);
        Assert.NotEqual(basis.At("a"), FingerprintBasis.OfValue("valuf"u8).At("a"));
    }

    [Fact]
    public void A_fingerprint_never_changes_between_releases() =>
        Assert.Equal(ExpectedOf("value"), FingerprintBasis.OfValue("value"u8).At("").Value);

    [Fact]
    public void Line_ends_make_no_other_secret()
    {
        Assert.Equal(ExpectedOf("-- a\nb\n c"), FingerprintBasis.OfValue("-- a\r\nb\r\n c"u8).At("").Value);
        Assert.Equal(ExpectedOf("a\rb\r"), FingerprintBasis.OfValue("a\rb\r"u8).At("").Value);
    }

    [Fact]
    public void A_chosen_value_has_a_fingerprint_of_its_place_that_does_not_depend_on_the_value()
    {
        var rule = Candidates.Rule;
        var basis = FingerprintBasis.OfPlace(rule, "password = '"u8, "';"u8);
        Assert.Matches("^tgp1-[a-z2-7]{26}$", basis.At("a.cs").Value);
        Assert.NotEqual(basis.At("a.cs"), basis.At("b.cs"));
        Assert.NotEqual(basis.At("a.cs"), FingerprintBasis.OfPlace(rule with { Id = "other" }, "password = '"u8, "';"u8).At("a.cs"));
        Assert.NotEqual(basis.At("a.cs"), FingerprintBasis.OfPlace(rule, "passwort = '"u8, "';"u8).At("a.cs"));
    }

    [Fact]
    public void A_secret_prints_redacted()
    {
        var value = "acme_" + RandomText.Of(RandomText.Base62, 30, 5);
        Assert.Equal($"acme_…{value[^4..]}", new Secret(Encoding.ASCII.GetBytes(value), 5).ToString());
        Assert.Equal("…", new Secret("short password"u8, 5).ToString());
    }

    /// <summary>The definition, written a second time: 128 bits of SHA-256 over prefix and value, base32 of RFC 4648.</summary>
    private static string ExpectedOf(string value)
    {
        var digest = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("tokenguard fingerprint 1\0" + value));
        var bits = string.Concat(digest.Take(16).Select(b => Convert.ToString(b, 2).PadLeft(8, '0'))).PadRight(130, '0');
        return "tg1-" + string.Concat(Enumerable.Range(0, 26).Select(i => "abcdefghijklmnopqrstuvwxyz234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)]));
    }
}
