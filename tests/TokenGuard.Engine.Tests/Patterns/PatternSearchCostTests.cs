using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Search;

namespace TokenGuard.Engine.Tests.Patterns;

public class PatternSearchCostTests
{
    private const int Length = 40_000;

    [Theory]
    [InlineData("(a*)*b", "a")]
    [InlineData("(x+x+)+y", "x")]
    [InlineData("(?:a?){30}a{30}b", "a")]
    [InlineData("(?i)key[\\w ]{0,40}=(?P<secret>[a-z]{60})", "key=")]
    [InlineData("(a|aa)+$", "a")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)[^=a-z]x", "x=")]
    public void A_search_steps_over_each_byte_once(string text, string piece)
    {
        var search = new PatternSearch(Pattern.Parse(text));
        var input = Repeat(piece, Length / piece.Length);
        var matched = search.TryNext(input, 0, out _);

        Assert.Equal(text.EndsWith('$'), matched);
        Assert.Equal(0, search.Fallbacks);
        Assert.InRange(search.Steps, Length, matched ? 20 * Length : Length);
    }

    [Fact]
    public void Anchors_at_every_byte_cost_no_more_than_the_text()
    {
        var pattern = Pattern.Parse(@"[\w.-]{0,50}?key[\w ]{0,20}=[a-z]{60}");
        var search = new PatternSearch(pattern);
        var input = Repeat("key=", Length / 4);

        Assert.False(search.TryNext(input, [.. Enumerable.Range(0, Length / 4).Select(i => 4 * i)], 0, out _));
        Assert.Equal(0, search.Fallbacks);
        Assert.InRange(search.Steps, 1, Length);
    }

    [Fact]
    public void Bytes_far_from_anchors_cost_nothing()
    {
        var search = new PatternSearch(Pattern.Parse("xq7[a-z]{5}"));
        var input = Repeat("xq7-----", Length / 8);

        Assert.False(search.TryNext(input, [0, Length / 2], 0, out _));
        Assert.InRange(search.Steps, 1, 10);
    }

    [Fact]
    public void A_text_that_needs_ever_new_states_is_searched_by_threads()
    {
        // Remembers which of the last 14 letters were an a: 2^14 states.
        var pattern = Pattern.Parse("(a|b)*?a[ab]{14}(c+)");
        var random = new Random(1);
        var input = Encoding.ASCII.GetBytes(new string(random.GetItems<char>("ab", Length)) + "aaaaaaaaaaaaaaaaccc");
        var crowded = new PatternSearch(pattern, SearchLimits.Default with { MaxStates = 100 });
        var roomy = new PatternSearch(pattern, new SearchLimits(SearchLimits.Default.MaxReach, MaxStates: 1 << 16));

        Assert.True(crowded.TryNext(input, 0, out var match));
        Assert.True(roomy.TryNext(input, 0, out var same));
        Assert.Equal(1, crowded.Fallbacks);
        Assert.Equal(0, roomy.Fallbacks);
        Assert.Equal(new ByteSpan(0, input.Length), match.Span);
        Assert.Equal(same.Span, match.Span);
        Assert.Equal(same.Group(1), match.Group(1));
        Assert.Equal(same.Group(2), match.Group(2));
        Assert.InRange(crowded.Steps, Length, 60L * Length);
    }

    [Fact]
    public void States_that_are_thrown_away_are_made_again()
    {
        var pattern = Pattern.Parse("x[ab]{3}y");
        var search = new PatternSearch(pattern, SearchLimits.Default with { MaxStates = 3 });
        var input = Repeat("xabxaby xbbby" + new string('.', 100), 50);
        var found = 0;
        for (var from = 0; search.TryNext(input, from, out var match); from = match.End)
        {
            found++;
            Assert.Equal(8, match.Start % 113);
        }

        Assert.Equal(50, found);
    }

    private static byte[] Repeat(string piece, int count) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, count)));
}
