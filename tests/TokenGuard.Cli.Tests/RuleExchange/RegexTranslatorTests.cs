using TokenGuard.Cli.RuleExchange.Regexes;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Cli.Tests.RuleExchange;

/// <summary>Regular expressions of Go and Rust in the syntax of our patterns.</summary>
public class RegexTranslatorTests
{
    [Theory]
    [InlineData(@"\bacme_[a-z]{3}\z", @"\bacme_[a-z]{3}\z")]
    [InlineData(@"(a)(?P<n>b)(?<m>c)(?:d)", "(?:a)(?:b)(?:c)(?:d)")]
    [InlineData(@"(?i)a(?s:.)(?-i)b", "(?i)a(?s:.)(?-i)b")]
    [InlineData(@"[\x60'""\s=]", @"[\x60'""\s=]")]
    [InlineData(@"\x{e9}\x{41}\xe9", @"\x{e9}\x41\x{e9}")]
    [InlineData(@"\a\_\-\/", @"\x07_\-\/")]
    [InlineData(@"\Qa.b*\E.", @"a\.b\*.")]
    [InlineData(@"\0\101x", @"\x00\x41x")]
    [InlineData("[abé“]", "(?:[ab]|é|“)")]
    [InlineData(@"[\x{e9}]", @"(?:\x{e9})")]
    [InlineData("a{,3}b{2,3}c{2,}?{", @"a\{,3}b{2,3}c{2,}?\{")]
    [InlineData("(?U)a+b+?", "a+?b+")]
    [InlineData("[a-z]{20,1024}x{2500}?(?:ab){3}", "[a-z]{20,1000}[a-z]{0,24}x{1000,1000}?x{1000,1000}?x{500,500}?(?:ab){3}")]
    [InlineData(@"\d{1200,}", @"\d{1000,1000}\d{200,}")]
    [InlineData("[]a][^]b]", "[]a][^]b]")]
    [InlineData("[[:alpha:]_][[]", @"[[:alpha:]_][\[]")]
    public void Go_is_translated(string regex, string pattern) => AssertTranslated(regex, pattern, RegexDialect.Go);

    [Theory]
    [InlineData("(?x) a b # a comment\n c\\ d [ e f ] {2}", @"abc\ d[ef]{2}")]
    [InlineData("(?xi) a (?: b # (\n ) (?-x: c d)", "(?i)a(?:b)(?: c d)")]
    [InlineData("(?x:a b)c d", "(?:ab)c d")]
    [InlineData("a(?# a comment )b", "ab")]
    [InlineData("(?-u)\\xff[\\xf0-\\xff]", @"\xff[\xf0-\xff]")]
    [InlineData(@"\u0041\u{e9}\U00000041", @"\x41\x{e9}\x41")]
    public void Rust_is_translated(string regex, string pattern) => AssertTranslated(regex, pattern, RegexDialect.Rust);

    [Theory]
    [InlineData(@"\<word", "the edge of a word, \\<, is not supported")]
    [InlineData(@"\b{start}word", @"half a word boundary, \b{…}, is not supported")]
    [InlineData("[a-z&&[^x]]", "classes inside classes and set operations are not supported")]
    [InlineData("[a[bc]]", "classes inside classes and set operations are not supported")]
    [InlineData("[à-ü]", "a range with characters beyond ASCII is not supported")]
    [InlineData("[^é]", "a class of all but some characters beyond ASCII is not supported")]
    [InlineData("(?R)a", "the flag R is not supported")]
    [InlineData("(a", "a group is not closed")]
    [InlineData("a)", "a parenthesis closes nothing")]
    [InlineData("[a", "it ends in the middle of something")]
    public void What_would_be_read_as_something_else_is_named(string regex, string message) =>
        Assert.Equal(message, Assert.Throws<RegexException>(() => RegexTranslator.Translate(regex, RegexDialect.Rust)).Message);

    [Theory]
    [InlineData("(?=a)b", "look-ahead is not supported")]
    [InlineData("(?<!a)b", "look-behind is not supported")]
    [InlineData(@"(a)\1", "back-references are not supported")]
    [InlineData(@"\p{L}", "Unicode classes are not supported")]
    [InlineData("(?:ab){1001}", "repeats go up to 1000")]
    public void What_our_patterns_lack_is_named_by_their_own_parser(string regex, string message)
    {
        var translated = RegexTranslator.Translate(regex, RegexDialect.Go).ToString();

        Assert.StartsWith(message, Assert.Throws<PatternException>(() => Pattern.Parse(translated)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a)(b)", "", "")]
    [InlineData("(?:(a)|(b))(c)", "12", "")]
    [InlineData("(a|b)(c)?((d)x)*", "234", "")]
    [InlineData("(a){0,2}(b){1,2}", "1", "")]
    [InlineData("(a)|(b)", "12", "")]
    [InlineData("(?P<x>a(b))", "", "x")]
    public void Groups_that_a_match_may_leave_out_are_known(string regex, string absent, string name)
    {
        var groups = RegexTranslator.Translate(regex, RegexDialect.Go).Groups;

        Assert.Equal(absent, string.Concat(groups.Where(group => group.MayBeAbsent).Select(group => group.Index)));
        Assert.Equal(name, groups[0].Name ?? "");
    }

    [Fact]
    public void The_chosen_group_captures()
    {
        var regex = RegexTranslator.Translate("(a)(?P<token>b)(c)", RegexDialect.Go);

        Assert.Equal("(?:a)(?P<secret>b)(?:c)", regex.Capturing(2, "secret"));
        Assert.Equal("(?:a)(?:b)(?:c)", regex.Capturing(0, "secret"));
    }

    private static void AssertTranslated(string regex, string pattern, RegexDialect dialect)
    {
        var translated = RegexTranslator.Translate(regex, dialect).ToString();
        Assert.Equal(pattern, translated);
        Pattern.Parse(translated);
    }
}
