using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Search;

namespace TokenGuard.Engine.Tests.Patterns;

public class PatternSearchTests
{
    [Fact]
    public void Groups_are_found_by_name_and_number()
    {
        var pattern = Pattern.Parse("(a)(?P<secret>b+)(?<rest>c)?");
        var search = new PatternSearch(pattern);

        Assert.True(search.TryNext("xabbx"u8, 0, out var match));
        Assert.Equal(3, pattern.GroupCount);
        Assert.Equal(2, pattern.GroupIndex("secret"));
        Assert.Equal(-1, pattern.GroupIndex("other"));
        Assert.Equal(new ByteSpan(1, 3), match.Span);
        Assert.Equal(new ByteSpan(1, 3), match.Group(0));
        Assert.Equal(new ByteSpan(2, 2), match.Group(2));
        Assert.Null(match.Group(3));
    }

    [Fact]
    public void Text_before_the_start_of_the_search_counts_for_assertions()
    {
        var search = new PatternSearch(Pattern.Parse(@"\bkey|^y"));

        Assert.False(search.TryNext("akey"u8, 1, out _));
        Assert.True(search.TryNext("-key"u8, 1, out _));
    }

    [Fact]
    public void A_match_starts_only_near_an_anchor()
    {
        var search = new PatternSearch(Pattern.Parse(".{0,2}xq7"));

        Assert.True(search.TryNext("aaaaxq7aaaaxq7"u8, [11], 0, out var match));
        Assert.Equal(9, match.Start);
        Assert.False(search.TryNext("aaaaxq7aaaaxq7"u8, [], 0, out _));
        Assert.False(search.TryNext("aaaaxq7aaaaxq7"u8, [4], 5, out _));
    }

    [Fact]
    public void A_pattern_without_anchors_cannot_be_searched_by_them()
    {
        var search = new PatternSearch(Pattern.Parse("[a-z]+"));

        Assert.Throws<InvalidOperationException>(() => search.TryNext("a"u8, [], 0, out _));
    }

    [Theory]
    [InlineData("a|ab", "ab", true)]
    [InlineData("a|ab", "abc", false)]
    [InlineData("a|ab", "xab", false)]
    [InlineData("a*?", "aaa", true)]
    [InlineData("a*?", "", true)]
    [InlineData("[a-z0-9-]{1,3}", "abcd", false)]
    [InlineData(@"\bab\b", "ab", true)]
    public void A_whole_match_covers_the_text(string pattern, string text, bool expected) =>
        Assert.Equal(expected, new PatternSearch(Pattern.Parse(pattern)).IsWholeMatch(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_match_ends_within_reach_of_the_last_start(int maxStates)
    {
        var limits = new SearchLimits(MaxReach: 10, maxStates);
        var search = new PatternSearch(Pattern.Parse("(?s)xq7.*?z"), limits);

        Assert.True(search.TryNext("-xq7......z"u8, [1], 0, out var match));
        Assert.Equal(new ByteSpan(1, 10), match.Span);
        Assert.False(search.TryNext("-xq7.......z"u8, [1], 0, out _));
        Assert.False(search.TryNext("-xq7.......z-xq7.......z"u8, [1, 13], 0, out _));
        Assert.True(search.TryNext("-xq7...xq7....z"u8, [1, 7], 0, out match));
        Assert.Equal(1, match.Start);
        Assert.True(search.TryNext("-xq7.......xq7..z"u8, [1, 11], 0, out match));
        Assert.Equal(1, match.Start);
        Assert.True(search.TryNext("-xq7.........xq7..z"u8, [1, 13], 0, out match));
        Assert.Equal(13, match.Start);
    }

    [Fact]
    public void A_long_match_of_a_search_without_anchors_starts_where_it_starts()
    {
        var text = Encoding.ASCII.GetBytes(new string('-', 10_000) + new string('a', 10_000) + "b");
        var search = new PatternSearch(Pattern.Parse("a+b"));

        Assert.True(search.TryNext(text, 0, out var match));
        Assert.Equal(new ByteSpan(10_000, 10_001), match.Span);
    }
}
