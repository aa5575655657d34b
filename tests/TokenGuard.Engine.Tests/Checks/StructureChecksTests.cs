using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Checks;
using static TokenGuard.Engine.Tests.Checks.Candidates;

namespace TokenGuard.Engine.Tests.Checks;

public sealed class StructureChecksTests
{
    [Fact]
    public void A_fitting_checksum_passes_and_any_other_falls()
    {
        var rule = Rule with { PublicPrefix = 5 };
        var random = RandomText.Of(RandomText.Base62, 30, 7);
        var checksum = new byte[6];
        Base62Crc32.Write(Encoding.ASCII.GetBytes(random), checksum);
        var value = "acme_" + random + Encoding.ASCII.GetString(checksum);
        Assert.True(Passes("crc32-base62", value, rule));
        Assert.False(Passes("crc32-base62", value[..^1] + (value[^1] == '0' ? '1' : '0'), rule));
        Assert.False(Passes("crc32-base62", "acme_" + checksum.Length, rule));
    }

    [Theory]
    [InlineData("joe:Kq9xv", true)]
    [InlineData("joe:secret", false)]
    [InlineData("joe:Kq9", false)]
    [InlineData(":Kq9xvw", false)]
    [InlineData("Kq9xvwzz", false)]
    [InlineData("joe:Kq9\u0001v", false)]
    public void A_user_and_a_password_in_base64_pass(string text, bool passes) =>
        Assert.Equal(passes, Passes("encoded-user", Convert.ToBase64String(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void A_signed_web_token_passes() => Assert.True(Passes("jwt", Jwt("""{"alg":"HS256","typ":"JWT"}""", """{"sub":"1"}""")));

    [Theory]
    [InlineData("""{"alg":"none"}""", """{"sub":"1"}""")]
    [InlineData("""{"typ":"JWT"}""", """{"sub":"1"}""")]
    [InlineData("""{"alg":"HS256"}""", "no json")]
    [InlineData("no json", """{"sub":"1"}""")]
    public void What_only_looks_like_a_web_token_falls(string header, string payload) => Assert.False(Passes("jwt", Jwt(header, payload)));

    [Fact]
    public void Unencrypted_private_keys_of_every_container_pass()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(Passes("private-key", rsa.ExportRSAPrivateKeyPem()));
        Assert.True(Passes("private-key", rsa.ExportPkcs8PrivateKeyPem()));
        Assert.True(Passes("private-key", ec.ExportECPrivateKeyPem()));
        Assert.True(Passes("private-key", rsa.ExportPkcs8PrivateKeyPem().Replace("\n", "\\n", StringComparison.Ordinal)));
        Assert.True(Passes("private-key", OpenSsh("none")));
    }

    [Theory]
    [InlineData("\\n\" +\n  \"")]
    [InlineData("\\n\"\n    + \"")]
    [InlineData("\\n'\n    b'")]
    [InlineData("' +\n  '")]
    public void Private_keys_in_concatenated_literals_pass(string lineBreak)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(Passes("private-key", ec.ExportECPrivateKeyPem().Replace("\n", lineBreak, StringComparison.Ordinal)));
    }

    [Fact]
    public void Encrypted_and_public_keys_fall()
    {
        using var rsa = RSA.Create(2048);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        Assert.False(Passes("private-key", rsa.ExportEncryptedPkcs8PrivateKeyPem("a phrase", parameters)));
        Assert.False(Passes("private-key", rsa.ExportSubjectPublicKeyInfoPem().Replace("PUBLIC", "PRIVATE", StringComparison.Ordinal)));
        Assert.False(Passes("private-key", OpenSsh("aes256-ctr")));
        Assert.False(Passes("private-key", PemEncoding.WriteString("RSA PRIVATE KEY", new byte[8])));
        Assert.False(Passes("private-key", PemEncoding.WriteString("PRIVATE KEY", Convert.FromBase64String(string.Concat(Enumerable.Repeat("PGP+", 40))))));
    }

    private static string Jwt(string header, string payload) =>
        $"{Encode(header)}.{Encode(payload)}.{Encode(RandomText.Of(RandomText.Base62, 32, 3))}";

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string OpenSsh(string cipher)
    {
        byte[] key = [.. "openssh-key-v1\0"u8, 0, 0, 0, (byte)cipher.Length, .. Encoding.ASCII.GetBytes(cipher), .. new byte[200]];
        return PemEncoding.WriteString("OPENSSH PRIVATE KEY", key);
    }
}
