using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;

namespace TokenGuard.Engine.Tests.Rules.Linting;

public sealed class RuleLinterTests
{
    private const string Provider = "[provider]\nid = 'acme'\nname = 'Acme'\n";

    private const string Words = "risk = 'r'\nremedy = 'm'\nsource = 'https://acme.example/'\n";

    private const string Pattern = @"pattern = '\bacme_[A-Za-z0-9]{24}\b'";

    private const string Examples = "examples = ['k=acme_{alnum:24}']\n";

    private const string Counterexamples = "counterexamples = ['k=acme_your_token_here']\n";

    [Fact]
    public void A_rule_that_keeps_its_promises_gets_no_complaint() =>
        Assert.Empty(Complaints(Token(Pattern)));

    [Fact]
    public void Missing_words_are_named() => Assert.Equal(
        ["'risk' is missing", "'remedy' is missing", "'source' is missing"],
        Complaints(Token(Pattern).Replace(Words, "risk = ' '\n", StringComparison.Ordinal)));

    [Fact]
    public void Missing_examples_are_named() => Assert.Equal(
        ["'examples' is empty: nothing shows that the rule finds anything", "'counterexamples' is empty: nothing shows that the rule can be silent"],
        Complaints(Token(Pattern).Replace(Examples, "", StringComparison.Ordinal).Replace(Counterexamples, "", StringComparison.Ordinal)));

    [Fact]
    public void A_pattern_without_an_anchor_stops_everything_else() => Assert.Equal(
        ["the pattern has no anchor: no literal text of three letters or more stands in every match at a bounded distance from its start"],
        Complaints(Token(@"pattern = '\b[A-Za-z0-9]{24}\b'").Replace(Words, "", StringComparison.Ordinal)));

    [Fact]
    public void A_short_anchor_is_named() => Assert.Equal(
        ["the shortest anchor has 2 letters, and would be tried too often; 3 are wanted"],
        Complaints(Token(@"pattern = '\ba_[A-Za-z0-9]{24}\b'", "a_{alnum:24}", "a_b")));

    [Fact]
    public void Generic_rules_may_have_a_short_anchor() =>
        Assert.Empty(Complaints(Provider + "generic = true\n", Token(@"pattern = '\ba_[A-Za-z0-9]{24}\b'", "a_{alnum:24}", "a_b")));

    [Theory]
    [InlineData(@"'acmeclient\('", "'('")]
    [InlineData(@"'acmeclient', 'acme\s+'", "a space")]
    [InlineData(@"'acmeclient[=:]'", "':'")]
    public void A_name_that_takes_the_separator_is_named(string names, string separator) => Assert.Equal(
        [$"a name in 'assigned_to' ends in {separator}, which stands between name and value: a value that follows at once is missed; leave it out"],
        Complaints(Token($"assigned_to = [{names}]\nvalue = '[a-z0-9]{{24}}'", "acmeclient(token={alnumlower:24})"))
            .Where(complaint => complaint.Contains("assigned_to", StringComparison.Ordinal)));

    [Theory]
    [InlineData(@"'acmeclient', '(?:acme|ac_me)', 'acme\(?', 'acme[\s_]?key', 'acme\(\w{1,9}'")]
    public void Names_that_leave_the_separator_get_no_complaint(string names) => Assert.Empty(
        Complaints(Token($"assigned_to = [{names}]\nvalue = '[a-z0-9]{{24}}'", "acmeclient({alnumlower:24})")));

    [Fact]
    public void An_example_that_the_pattern_does_not_match_is_named() => Assert.Equal(
        ["example 1: is not found (seed 0): the pattern does not match"],
        Complaints(Token(Pattern, "acme_{alnum:23}")));

    [Fact]
    public void An_example_that_falls_at_a_check_is_named_with_the_check()
    {
        var complaint = Assert.Single(Complaints(Token(Pattern + "\nchecks = ['near:prod']")));
        Assert.Equal("example 1: is not found (seed 0): it fell at check 'near:prod': no 'prod' within 200 bytes", complaint);
    }

    [Fact]
    public void An_example_that_another_rule_claims_is_named_with_it() => Assert.Equal(
        ["acme-key: example 1: is not found (seed 0): acme-a claims it or the pattern does not match"],
        Linted(Provider, Token(Pattern) + Token(Pattern).Replace("acme-key", "acme-a", StringComparison.Ordinal)));

    [Fact]
    public void An_example_that_is_found_twice_is_named() => Assert.Equal(
        ["example 1: is found 2 times (seed 0)"],
        Complaints(Token(Pattern, "acme_{alnum:24} acme_{alnum:24}")));

    [Fact]
    public void The_example_that_is_wrong_is_numbered() => Assert.Equal(
        ["example 2: is not found (seed 0): the pattern does not match"],
        Complaints(Token(Pattern).Replace(Examples, "examples = ['acme_{alnum:24}', 'acme']\n", StringComparison.Ordinal)));

    [Fact]
    public void A_counterexample_that_is_found_is_numbered() => Assert.Equal(
        ["counterexample 2 is found"],
        Complaints(Token(Pattern).Replace(Counterexamples, "counterexamples = ['acme', 'acme_{alnum:24}']\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData(@"acme_[A-Za-z0-9\x01]{24}\b", "acme_{alnum:24}", "a character outside the alphabet")]
    [InlineData(@"acme_[A-Za-z0-9]{4,24}\b", "acme_{alnum:24}", "only its first characters")]
    [InlineData(@"acme_(?P<secret>[a-z]mx[A-Za-z0-9]{24})\b", "acme_qmx{alnum:24}", "another prefix")]
    public void A_value_that_is_found_although_it_is_broken_is_named(string pattern, string example, string what) => Assert.Equal(
        [$"example 1: is still found with {what} (seed 0)"],
        Complaints(Token($"pattern = '{pattern}'", example)));

    [Fact]
    public void A_checksum_that_does_not_cover_the_value_is_named()
    {
        var token = Token(@"pattern = '\bacme_[a-z]{26}x[A-Za-z0-9]{26}\b'" + "\nchecks = ['crc32-base62']\npublic_prefix = 32", "acme_{lower:26}x{alnum:20}{crc32-base62}");
        Assert.Equal(["example 1: is still found with a wrong checksum (seed 0)"], Complaints(token));
    }

    [Fact]
    public void A_checksum_that_covers_the_value_is_none_to_complain_of() => Assert.Empty(
        Complaints(Token(@"pattern = '\bacme_[A-Za-z0-9]{30}\b'" + "\nchecks = ['crc32-base62']\npublic_prefix = 5", "acme_{alnum:24}{crc32-base62}")));

    [Fact]
    public void A_complaint_has_the_form_that_compilers_print()
    {
        var catalog = Read(Provider, Token(Pattern).Replace(Counterexamples, "", StringComparison.Ordinal));
        Assert.Equal(
            "acme.toml(5,6): acme-key: 'counterexamples' is empty: nothing shows that the rule can be silent",
            Assert.Single(new RuleLinter(catalog).Check(catalog.Rules)).ToString());
    }

    [Fact]
    public void Only_the_rules_that_were_asked_for_are_checked()
    {
        var catalog = Read(Provider, Token(Pattern).Replace(Counterexamples, "", StringComparison.Ordinal));
        Assert.Empty(new RuleLinter(catalog).Check([]));
    }

    private static string Token(string pattern, string example = "k=acme_{alnum:24}", string counterexample = "k=acme_your_token_here") =>
        $"[[token]]\nid = 'acme-key'\nname = 'Key'\n{pattern}\n{Words}examples = ['{example}']\ncounterexamples = ['{counterexample}']\n";

    private static IEnumerable<string> Complaints(string token) => Complaints(Provider, token);

    private static IEnumerable<string> Complaints(string provider, string token)
    {
        var catalog = Read(provider, token);
        return new RuleLinter(catalog).Check(catalog.Rules).Select(complaint => complaint.Message);
    }

    private static IEnumerable<string> Linted(string provider, string tokens)
    {
        var catalog = Read(provider, tokens);
        return new RuleLinter(catalog).Check(catalog.Rules).Select(complaint => $"{complaint.Id}: {complaint.Message}");
    }

    private static RuleCatalog Read(string provider, string tokens) =>
        RuleCatalog.Create([RuleFileReader.Read("acme.toml", Encoding.UTF8.GetBytes(provider + tokens))]);
}
