using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Patterns;

public sealed class RequiredStretchTests
{
    [Theory]
    [InlineData("acme_[a-z0-9]{20}", 0, 0, 25)]
    [InlineData("acme[ =]{1,9}[a-z0-9]{20}x", 4, 12, 22)]
    [InlineData("acme(?:xy|z)[0-9]{4}(?:-[0-9]{2}){2}", 5, 6, 10)]
    [InlineData("acme_(?:live|test)_[a-z0-9]{20}", 0, 0, 30)]
    [InlineData("acme_[a-z0-9]{20,40}", 0, 0, 25)]
    [InlineData("acme_[a-z]{0,4}[0-9]{9}", 5, 9, 9)]
    [InlineData("acme[ =]{1,9}(?:[0-9a-f]{40}|[0-9a-f]{32})x", 4, 12, 33)]
    [InlineData("acme[ =]{1,9}(?:[0-9a-z]{36,40}|[0-9]{8}-[0-9]{4}-[0-9]{12})", 4, 12, 27)]
    [InlineData("acme[ =]{1,9}(?:[0-9]{2}-?){20}z", 4, 12, 3)]
    public void The_rarest_bytes_in_a_row_that_every_match_has(string pattern, int minOffset, int maxOffset, int length)
    {
        var stretch = Pattern.Parse(pattern).RequiredStretch!;

        Assert.Equal((minOffset, maxOffset, length), (stretch.MinOffset, stretch.MaxOffset, stretch.Length));
    }

    [Theory]
    [InlineData("(?:[a-z]{30})?")]
    [InlineData("(?:ab|c)*")]
    [InlineData(".*")]
    public void None_where_a_match_may_do_without(string pattern) => Assert.Null(Pattern.Parse(pattern).RequiredStretch);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void No_match_of_a_random_pattern_is_lost(int seed)
    {
        var random = new Random(seed);
        var matches = 0;
        for (var i = 0; i < 4000; i++)
        {
            var pattern = Pattern.Parse(new RandomPattern(random, "qz1_-").Next().Ours);
            if (pattern.RequiredStretch is not { } stretch)
            {
                continue;
            }

            var gate = new StretchGate(stretch, maxDistance: 0);
            var search = new PatternSearch(pattern);
            for (var j = 0; j < 20; j++)
            {
                var text = random.GetItems<byte>("qQzZ1_- \n"u8.ToArray(), random.Next(30));
                if (search.TryNext(text, 0, out var match))
                {
                    int[] anchors = [match.Start];
                    Assert.True(gate.Keep(text, anchors) == 1, $"{pattern} at {match.Start} in {Convert.ToHexString(text)}");
                    matches++;
                }
            }
        }

        Assert.InRange(matches, 1000, int.MaxValue);
    }
}
