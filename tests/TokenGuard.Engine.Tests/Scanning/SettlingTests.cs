using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class SettlingTests
{
    private const string Value = "[a-z0-9]{32}";

    private static string Text { get; } = $"acme_token = \"{RandomText.Of(RandomText.Hex, 32, 5)}\"";

    [Theory]
    [InlineData("aa", "zz")]
    [InlineData("zz", "aa")]
    public void A_providers_rule_goes_before_a_generic_one(string winner, string loser) => AssertWins(
        winner + "-x",
        Provider(winner, "", Rule(winner, "x", Pattern("low"))),
        Provider(loser, "generic = true", Rule(loser, "x", Pattern("high"))));

    [Theory]
    [InlineData("a", "z")]
    [InlineData("z", "a")]
    public void Then_the_higher_confidence_goes_before(string winner, string loser) => AssertWins(
        "acme-" + winner,
        Provider("acme", "", Rule("acme", winner, Named("medium")), Rule("acme", loser, Pattern("low"))));

    [Theory]
    [InlineData("a", "z")]
    [InlineData("z", "a")]
    public void Then_a_format_goes_before_a_name(string winner, string loser) => AssertWins(
        "acme-" + winner,
        Provider("acme", "", Rule("acme", winner, Pattern("low")), Rule("acme", loser, Named("low"))));

    [Fact]
    public void Then_the_id_decides() => AssertWins(
        "acme-b", Provider("acme", "", Rule("acme", "c", Pattern("low")), Rule("acme", "b", Pattern("low"))));

    [Fact]
    public void A_rule_that_loses_one_text_keeps_its_others()
    {
        var (one, two) = (RandomText.Of(RandomText.Hex, 32, 1), RandomText.Of(RandomText.Hex, 32, 2));
        var rules = TestScan.Compile(Provider("acme", "",
            Rule("acme", "a", "confidence = 'high'\npattern = '\\bkey1 (?P<secret>[a-f0-9]{32})'"),
            Rule("acme", "b", "confidence = 'low'\npattern = '\\bkey\\d (?P<secret>[a-f0-9]{32})'")));
        Assert.Equal(["acme-a 5-37", "acme-b 43-75"], TestScan.Scan(rules, $"key1 {one} key2 {two}").Spell());
    }

    [Fact]
    public void A_longer_text_of_a_weaker_rule_goes_if_any_part_of_it_is_taken()
    {
        var value = RandomText.Of(RandomText.Hex, 32, 1);
        var rules = TestScan.Compile(Provider("acme", "",
            Rule("acme", "whole", "confidence = 'low'\npattern = 'acme:[a-f0-9:]{60,80}'"),
            Rule("acme", "part", "confidence = 'high'\npattern = ':(?P<secret>[a-f0-9]{32}):beef'")));
        Assert.Equal(["acme-part 17-49"], TestScan.Scan(rules, $"acme:0123acb4567:{value}:beef{value[..20]}").Spell());
    }

    [Theory]
    [InlineData("checks = ['crc32-base62']")]
    [InlineData("[[token.except]]\nvalue = '[a-z]'")]
    public void What_a_provider_knows_to_be_none_of_its_tokens_is_nothing_by_its_name_either(string more)
    {
        var generic = Provider("zz", "generic = true", Rule("zz", "x", Named("medium")));
        var pattern = $"pattern = 'acme_token = \"(?P<secret>{Value})'";

        Assert.Empty(TestScan.Scan(TestScan.Compile(Provider("aa", "", Rule("aa", "x", $"{pattern}\n{more}")), generic), Text).Findings);
        Assert.Single(TestScan.Scan(TestScan.Compile(Provider("aa", "", Rule("aa", "x", $"{pattern}\nchecks = ['entropy:7.9']")), generic), Text).Findings);
    }

    [Fact]
    public void A_part_of_a_refuted_text_is_refuted_too()
    {
        var generic = Provider("zz", "generic = true", Rule("zz", "x", "pattern = 'token = \"(?P<secret>[a-z0-9]{20})'"));
        var refuting = Provider("aa", "", Rule("aa", "x", $"{Pattern("low")}\n[[token.except]]\nvalue = '[a-z]'"));

        Assert.Empty(TestScan.Scan(TestScan.Compile(refuting, generic), Text).Findings);
        Assert.Single(TestScan.Scan(TestScan.Compile(generic), Text).Findings);
    }

    private static void AssertWins(string id, params string[] files)
    {
        var start = Text.IndexOf('"', StringComparison.Ordinal) + 1;
        string[] expected = [$"{id} {start}-{start + 32}"];
        Assert.Equal(expected, TestScan.Scan(TestScan.Compile(files), Text).Spell());
        Assert.Equal(expected, TestScan.Scan(TestScan.Compile([.. files.Reverse()]), Text).Spell());
    }

    private static string Provider(string id, string generic, params string[] rules) =>
        $"[provider]\nid = '{id}'\nname = 'X'\n{generic}\n{string.Join('\n', rules)}";

    private static string Rule(string provider, string id, string body) => $"[[token]]\nid = '{provider}-{id}'\nname = 'x'\n{body}\n";

    private static string Pattern(string confidence) => $"confidence = '{confidence}'\npattern = 'token = \"(?P<secret>{Value})\"'";

    private static string Named(string confidence) => $"confidence = '{confidence}'\nassigned_to = ['acme']\nvalue = '{Value}'";
}
