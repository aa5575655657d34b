using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Patterns;

public class PatternErrorTests
{
    [Theory]
    [InlineData("a(?=b)", "look-ahead is not supported: (?=", 1)]
    [InlineData("(?!b)", "look-ahead is not supported: (?!", 0)]
    [InlineData("(?<=b)", "look-behind is not supported: (?<=", 0)]
    [InlineData("(?<!b)", "look-behind is not supported: (?<!", 0)]
    [InlineData("(?>b)", "an atomic group is not supported: (?>", 0)]
    [InlineData("(?P=b)", "a back-reference is not supported: (?P=", 0)]
    [InlineData("(?P>b)", "recursion is not supported: (?P>", 0)]
    [InlineData("(?#b)", "a comment is not supported: (?#", 0)]
    [InlineData("(?(1)b)", "a conditional group is not supported: (?(", 0)]
    [InlineData("(?|b)", "a branch reset is not supported: (?|", 0)]
    [InlineData("(?x)b", "unknown flag: (?x", 0)]
    [InlineData("(?i--s)b", "unknown flag: (?i--", 0)]
    [InlineData("(?i", "the group is not closed by ): (?i", 0)]
    [InlineData("a(b", "the group is not closed by )", 1)]
    [InlineData("a)b", "there is no group that this ) closes", 1)]
    [InlineData("(?P<>a)", "a group's name is made of letters, digits and _ and ends with >: (?P<>", 0)]
    [InlineData("(?<a b>c)", "a group's name is made of letters, digits and _ and ends with >: (?<a", 0)]
    [InlineData("(?<a>b)(?<a>c)", "two groups have the same name: (?<a>", 7)]
    [InlineData("a|*", "there is nothing to repeat: *", 2)]
    [InlineData("(?i)+", "there is nothing to repeat: +", 4)]
    [InlineData("a**", "a repeat cannot be repeated; use a group: a**", 0)]
    [InlineData("ba{2}{3}", "a repeat cannot be repeated; use a group: a{2}{3}", 1)]
    [InlineData("a++", "possessive repeats are not supported: ++", 1)]
    [InlineData("a{1001}", "repeats go up to 1000: {1001}", 1)]
    [InlineData("a{99999999999}", "repeats go up to 1000: {99999999999}", 1)]
    [InlineData("a{3,2}", "the repeat's bounds are in the wrong order: {3,2}", 1)]
    [InlineData("a{,2}", "the repeat has no lower bound, write {0,: {,2}", 1)]
    [InlineData("a(?:b{1000}){1000}", "the pattern is too large, repeats multiply to more than 20000 steps", 4)]
    [InlineData("[ab", "the class is not closed by ]", 0)]
    [InlineData("a[b-", "the class is not closed by ]", 1)]
    [InlineData("[]", "the class is not closed by ]", 0)]
    [InlineData("[z-a]", "the range runs backwards: z-a", 1)]
    [InlineData(@"[\d-z]", @"a range cannot start with a class: \d-", 1)]
    [InlineData(@"[a-\d]", @"a range cannot end with a class: a-\d", 1)]
    [InlineData(@"[^\x00-\xff]", @"the class matches nothing: [^\x00-\xff]", 0)]
    [InlineData("[aé]", "a class holds bytes, this character has several; use an alternation: é", 2)]
    [InlineData("[[:foo:]]", "unknown POSIX class: [:foo:]", 1)]
    [InlineData(@"a\", @"nothing follows the backslash: \", 1)]
    [InlineData(@"a\1", @"back-references are not supported: \1", 1)]
    [InlineData(@"\k<a>", @"back-references are not supported: \k", 0)]
    [InlineData(@"\p{L}", @"Unicode classes are not supported: \p", 0)]
    [InlineData(@"\Qa\E", @"unknown escape: \Q", 0)]
    [InlineData(@"\Z", @"unknown escape: \Z", 0)]
    [InlineData(@"[\b]", @"unknown escape: \b", 1)]
    [InlineData(@"\xg0", @"\x wants two hex digits: \x", 0)]
    [InlineData(@"\x{}", @"\x{ wants one to six hex digits and }: \x{}", 0)]
    [InlineData(@"\x{110000}", @"no such character: \x{110000}", 0)]
    [InlineData(@"\x{d800}", @"no such character: \x{d800}", 0)]
    public void A_wrong_pattern_is_refused_with_the_place(string pattern, string message, int offset)
    {
        var error = Assert.Throws<PatternException>(() => Pattern.Parse(pattern));
        Assert.Equal(message, error.Message);
        Assert.Equal(offset, error.Offset);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        var error = Assert.Throws<PatternException>(() => Pattern.Parse("a\ud83d"));
        Assert.Equal("half of a surrogate pair is no character", error.Message);
        Assert.Equal(1, error.Offset);
    }

    [Fact]
    public void Groups_nest_only_so_deep()
    {
        var text = string.Concat(Enumerable.Repeat("(?:", 101)) + string.Concat(Enumerable.Repeat(")", 101));
        var error = Assert.Throws<PatternException>(() => Pattern.Parse(text));
        Assert.Equal("groups nest deeper than 100", error.Message);
        Assert.Equal(300, error.Offset);
    }

    [Fact]
    public void There_are_only_so_many_groups()
    {
        var error = Assert.Throws<PatternException>(() => Pattern.Parse(string.Concat(Enumerable.Repeat("()", 51))));
        Assert.Equal("there are more than 50 groups; use (?:…)", error.Message);
        Assert.Equal(100, error.Offset);
    }

    [Theory]
    [InlineData("a{", "a{")]
    [InlineData("a{b}", "a{b}")]
    [InlineData("{1a", "{1a")]
    [InlineData("a{,}", "a{,}")]
    [InlineData("]}", "]}")]
    [InlineData(@"\{\}\-\/\""\ ", "{}-/\" ")]
    [InlineData(@"\t\n\r\f\v\x41\x{42}\x{000043}", "\t\n\r\f\vABC")]
    [InlineData("(?:){1000}(?:(?:){1000}){1000}a{0}", "")]
    [InlineData("[a-][]-a][+--]", "a^-")]
    public void What_has_no_other_meaning_is_plain_text(string pattern, string text) =>
        Assert.True(new PatternSearch(Pattern.Parse(pattern)).IsWholeMatch(System.Text.Encoding.UTF8.GetBytes(text)));
}
