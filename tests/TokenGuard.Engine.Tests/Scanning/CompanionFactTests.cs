using System.Text;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class CompanionFactTests
{
    private const string WithNeeds = TestScan.Acme + """

        checks = ['entropy:3']
        [[token.needs]]
        name = 'tenant'
        kind = 'acme-tenant'
        pattern = '(?i)\b(?P<value>[a-z0-9-]{1,63})\.acme\.example\b'
        within = 'repo'
        not = ['www', 'docs']
        [[token.needs]]
        name = 'account'
        kind = 'acme-account'
        pattern = '\b[0-9]{8}\b'
        not = ['12345678']
        """;

    private static CompiledRules Rules { get; } = TestScan.Compile(WithNeeds);

    private static CompiledRules Companions { get; } = CompiledRules.CompileCompanions(Rules.Catalog, _ => true);

    [Fact]
    public void A_companion_with_an_anchor_is_told_of_every_blob_by_a_scan_for_companions()
    {
        const string Text = "https://shop-1.acme.example/ https://Depot.ACME.example";
        Assert.Equal(
            [new ContextFact("acme-tenant", "shop-1", 8), new ContextFact("acme-tenant", "Depot", 37)], TestScan.Scan(Companions, Text).Facts);
        Assert.Empty(TestScan.Scan(Rules, $"{Text} {TestScan.Token(1)}").Facts);
    }

    [Fact]
    public void A_scan_for_companions_finds_no_token_and_only_the_kinds_that_are_wanted()
    {
        var text = $"account 87654321 shop.acme.example {TestScan.Token(1)}";

        Assert.Empty(TestScan.Scan(Companions, text).Findings);
        Assert.Equal(["acme-tenant"], TestScan.Scan(Companions, text).Facts.Select(fact => fact.Kind));
        Assert.Empty(TestScan.Scan(CompiledRules.CompileCompanions(Rules.Catalog, kind => kind != "acme-tenant"), text).Facts);
    }

    [Theory]
    [InlineData("at shop-1.acme.example", true)]
    [InlineData("at shop-1.acne.example", false)]
    public void A_scan_for_tokens_marks_what_may_hold_a_companion(string text, bool mayHold)
    {
        var scanner = new Scanner(Rules, ScanLimits.Default, explain: false);
        foreach (var written in (string[])[text, TestScan.Base64($"url: https:{text}/path")])
        {
            scanner.Scan(Encoding.ASCII.GetBytes(written), null, "");
            Assert.Equal(mayHold, scanner.Marks.MayHold(Rules.MarksOf(kind => kind == "acme-tenant")));
        }

        scanner.Scan("nothing here"u8, null, "");
        Assert.False(scanner.Marks.MayHold(Rules.MarksOf(_ => true)));
    }

    [Fact]
    public void Values_that_are_never_a_companion_are_left_out_whatever_their_case() =>
        Assert.Empty(TestScan.Scan(Companions, "https://www.acme.example DOCS.acme.example").Facts);

    [Fact]
    public void A_companion_without_an_anchor_is_told_only_of_a_blob_with_a_finding()
    {
        var token = TestScan.Token(1);
        Assert.Empty(TestScan.Scan(Rules, "account 87654321").Facts);
        Assert.Equal(
            [new ContextFact("acme-account", "87654321", 8), new ContextFact("acme-account", "11223344", 62)],
            TestScan.Scan(Rules, $"account 87654321 {token}\n{token[..5]}x 12345678\n 11223344 1234567").Facts);
    }

    [Fact]
    public void A_candidate_that_fell_brings_no_companion() =>
        Assert.Empty(TestScan.Scan(Rules, $"account 87654321 acme_{new string('a', 22)}").Facts);

    [Fact]
    public void A_finding_inside_an_encoding_brings_the_companions_of_its_blob() => Assert.Equal(
        [new ContextFact("acme-account", "87654321", 8)],
        TestScan.Scan(Rules, $"account 87654321\nkey {TestScan.Base64(TestScan.Token(1))}").Facts);

    [Fact]
    public void Companions_in_utf16_are_told_with_their_places()
    {
        byte[] text = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"account 87654321 shop.acme.example {TestScan.Token(1)}")];
        Assert.Equal([new ContextFact("acme-account", "87654321", 18)], TestScan.Scan(Rules, text).Facts);
        Assert.Equal([new ContextFact("acme-tenant", "shop", 36)], TestScan.Scan(Companions, text).Facts);
    }

    [Fact]
    public void Companions_inside_an_encoding_are_told_with_their_places() => Assert.Equal(
        [new ContextFact("acme-tenant", "shop", 12)],
        TestScan.Scan(Companions, $"url {TestScan.Base64("https:shop.acme.example/path")}").Facts);

    [Fact]
    public void Needs_of_one_kind_and_pattern_are_told_once()
    {
        var rules = TestScan.Compile(
            WithNeeds, WithNeeds.Replace("'acme", "'other", StringComparison.Ordinal).Replace("bacme_", "bother_", StringComparison.Ordinal).Replace("'other-tenant", "'acme-tenant", StringComparison.Ordinal));
        var companions = CompiledRules.CompileCompanions(rules.Catalog, _ => true);
        Assert.Equal([new ContextFact("acme-tenant", "shop", 0)], TestScan.Scan(companions, $"shop.acme.example {RandomText.Of(RandomText.Hex, 9, 1)}").Facts);
    }
}
