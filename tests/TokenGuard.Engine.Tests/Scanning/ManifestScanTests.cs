using System.Text;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>Kubernetes Secrets, under the rules of the repository.</summary>
public sealed class ManifestScanTests
{
    private const string Rule = "kubernetes-secret-data";

    [Fact]
    public void Every_entry_is_judged_by_itself()
    {
        var (one, two, three) = (Random(20, 1), Random(20, 2), "Orchid!" + Random(4, 3));
        var encoded = TestScan.Base64(one);
        var text = $"kind: Secret\ndata:\n  user: {TestScan.Base64("shop" + Random(9, 4))}\n  password: {encoded}\n  DB_PW: \"{TestScan.Base64(three)}\" # old\n  extra:\n    {TestScan.Base64(two + "\n")}\n";
        var findings = TestScan.Scan(BuiltInRules.Compiled, text).Findings;
        Assert.Equal([one, three, two], findings.Select(finding => Encoding.UTF8.GetString(finding.Secret.Reveal())));
        Assert.All(findings, finding => Assert.Equal(Rule, finding.Rule.Id));
        Assert.Equal(text.IndexOf(encoded, StringComparison.Ordinal), findings[0].Span.Start);
        Assert.Equal(encoded.Length, findings[0].Span.Length);
        Assert.Equal(["Base64"], findings[0].Layers.Select(layer => layer.Kind.ToString()));
    }

    [Fact]
    public void A_part_that_shows_the_type_and_not_the_kind_is_read_and_a_manifest_with_both_is_read_once()
    {
        var value = TestScan.Base64(Random(20, 1));
        Assert.Equal([Rule], Rules($"type: Opaque\ndata:\n  extra: {value}\n"));
        Assert.Equal([Rule], Rules($"  extra: |\n  data:\n    extra: {value}\n  type: kubernetes.io/basic-auth\n"));
        Assert.Single(Explained("kind: Secret\ntype: Opaque\ndata:\n  password: Y2hhbmdlbWU=\n"), candidate => candidate.Rule.Id == Rule);
        Assert.Empty(Rules($"data:\n  extra: {value}\n"));

        static IReadOnlyList<DroppedCandidate> Explained(string text) =>
            TestScan.Scan(BuiltInRules.Compiled, Encoding.UTF8.GetBytes(text), explain: true).Dropped;
    }

    [Fact]
    public void A_provider_s_token_is_reported_by_its_own_rule_alone()
    {
        var token = Encoding.UTF8.GetString(ExampleTemplate.Parse("ghp_{alnum:30}{crc32-base62}").Fill(1).Bytes);
        Assert.Equal(["github-personal-access-token"], Rules($"kind: Secret\ndata:\n  token: {TestScan.Base64(token)}\n"));
        Assert.Equal(["github-personal-access-token"], Rules($"kind: Secret\nstringData:\n  token: {token}\n"));
    }

    [Theory]
    [InlineData("username")]
    [InlineData("DB_USER")]
    [InlineData("host")]
    [InlineData("smtp-port")]
    [InlineData("client_id")]
    [InlineData("tls.crt")]
    [InlineData("public-key")]
    [InlineData("auth-extra-groups")]
    public void Keys_of_other_things_are_quiet(string key) =>
        Assert.Empty(Rules($"kind: Secret\ndata:\n  {key}: {TestScan.Base64(Random(20, 1))}\nstringData:\n  {key}: {Random(20, 2)}\n"));

    [Theory]
    [InlineData("changeme")]
    [InlineData("password")]
    [InlineData("admin")]
    [InlineData("")]
    [InlineData("{{ .Values.password }}")]
    [InlineData("${DB_PASSWORD}")]
    [InlineData("{\"a\":1}")]
    public void Stand_ins_are_quiet_decoded_and_encoded(string value) =>
        Assert.Empty(Rules($"kind: Secret\ndata:\n  password: {TestScan.Base64(value)}\n  token: {TestScan.Base64(value + "\n")}\n"));

    [Fact]
    public void Certificates_are_quiet()
    {
        var certificate = $"-----BEGIN CERTIFICATE-----\n{Random(64, 1)}\n{Random(64, 2)}\n-----END CERTIFICATE-----\n";
        Assert.Empty(Rules($"kind: Secret\ndata:\n  key: {TestScan.Base64(certificate)}\n"));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_judged_as_they_are_encoded()
    {
        var bytes = new byte[32];
        new Random(1).NextBytes(bytes);
        Assert.Equal([Rule], Rules($"kind: Secret\ndata:\n  encryption: {Convert.ToBase64String(bytes)}\n"));
    }

    [Fact]
    public void Ciphertext_is_quiet()
    {
        string Cipher(int seed) => $"ENC[AES256_GCM,data:{TestScan.Base64(Random(12, seed))},iv:{TestScan.Base64(Random(32, seed + 1))},tag:{TestScan.Base64(Random(16, seed + 2))},type:str]";
        Assert.Empty(Rules($"kind: Secret\ndata:\n  password: {Cipher(1)}\nstringData:\n  token: {Cipher(4)}\nsops:\n  mac: {Cipher(7)}\n"));
        Assert.Empty(Rules($"kind: SealedSecret\nspec:\n  encryptedData:\n    password: Ag{TestScan.Base64(Random(300, 1))}\n"));
    }

    [Fact]
    public void A_manifest_within_an_encoding_is_read()
    {
        var manifest = $"apiVersion: v1\nkind: Secret\ndata:\n  extra: {TestScan.Base64(Random(24, 1))}\n  other: {TestScan.Base64(Random(24, 2))}\n";
        Assert.Equal([Rule, Rule], Rules($"user-data: {TestScan.Base64(manifest)}\n"));
    }

    [Fact]
    public void A_report_does_not_tell_whether_a_guessed_password_is_right()
    {
        var (one, two) = (Basis("Orchid!" + Random(4, 3)), Basis("Walnut?" + Random(4, 4)));
        Assert.True(one.IsOfPlace);
        Assert.Equal(one.ToBytes(), two.ToBytes());

        static FingerprintBasis Basis(string password) =>
            Assert.Single(TestScan.Scan(BuiltInRules.Compiled, $"kind: Secret\ndata:\n  password: {TestScan.Base64(password)}\n").Findings).FingerprintBasis;
    }

    [Fact]
    public void Manifests_within_each_other_are_read_a_bounded_number_of_times()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"kind\":\"Secret\",\"x\":", 40_000));
        Assert.Empty(Rules(nested));
    }

    private static string Random(int length, int seed) => RandomText.Of(RandomText.Base62, length, seed);

    private static string[] Rules(string text) => [.. TestScan.Scan(BuiltInRules.Compiled, text).Findings.Select(finding => finding.Rule.Id)];
}
