using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Examples;
using TokenGuard.Engine.Tests.Scanning;

namespace TokenGuard.Engine.Tests.Rules.Examples;

public sealed class PatternTemplateTests
{
    [Theory]
    [InlineData(@"\bacme_[A-Za-z0-9]{32}\b", "acme_{alnum:32}")]
    [InlineData("acme_[a-f0-9]+", "acme_{hex:24}")]
    [InlineData("acme_[a-z]{3,10}", "acme_{lower:10}")]
    [InlineData("(?i)ACME[A-Z]{2}", "acme{alpha:2}")]
    [InlineData(@"acme[\w.-]{0,20}?[\s""'=]{0,9}(?P<secret>[A-Z2-7]{26})", "acme.={base32:26}")]
    [InlineData(@"acme(?:.|\n){0,32}?\b(?P<secret>\d{12})", "acme={digits:12}")]
    [InlineData("(?:acme|other)-(?P<secret>x{2}[.]y?)?[^a-z]", "acme-xx.y=")]
    [InlineData("acme[{][ab]{9}", "acme{{{of:ab:9}")]
    [InlineData("é[a-c]", "é{of:abc:1}")]
    public void A_pattern_becomes_a_template(string pattern, string template) => Assert.Equal(template, PatternTemplate.For(pattern));

    [Fact]
    public void A_template_that_would_be_too_long_is_none() => Assert.Null(PatternTemplate.For("(?:abcdefghij){500}"));

    [Fact]
    public void Templates_of_the_built_in_patterns_match_them()
    {
        var rules = BuiltInRules.Compiled.Rules;
        var matching = rules.Count(rule => PatternTemplate.For(rule.Rule.Pattern) is { } template
            && new PatternSearch(rule.Pattern).TryNext(ExampleTemplate.Parse(template).Fill(1).Bytes, 0, out _));

        Assert.InRange(matching, rules.Count * 95 / 100, rules.Count);
    }
}
