using System.Text;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Matching;

public sealed class RunIndexTests
{
    [Fact]
    public void A_run_is_near_wherever_a_match_could_have_it_and_nowhere_else()
    {
        var run = new RequiredRun(Length: 16, Reach: 40, IsAlphanumeric: true);
        for (var gap = 0; gap < 60; gap++)
        {
            var text = Encoding.ASCII.GetBytes("key" + new string(' ', gap) + new string('a', 16) + " ");
            var index = new RunIndex(RequiredRun.Alphabet(isAlphanumeric: true));

            // A match that starts at the anchor ends before byte 40, so the run must start before byte 24.
            Assert.Equal(gap == 0 || 3 + gap + 16 <= 40, index.IsNear(text, [0], 0, run));
        }
    }

    [Fact]
    public void A_run_before_the_anchor_counts_as_far_as_a_match_may_begin_there()
    {
        var run = new RequiredRun(16, 40, IsAlphanumeric: true);
        var text = Encoding.ASCII.GetBytes(new string('a', 16) + " key");
        var index = new RunIndex(RequiredRun.Alphabet(isAlphanumeric: true));

        Assert.True(index.IsNear(text, [17], 17, run));
        Assert.False(index.IsNear(text, [17], 16, run));
    }

    [Fact]
    public void Every_long_run_of_random_text_is_found()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = Enumerable.Range(0, 300).Select(_ => random.Next(14) == 0 ? (byte)' ' : (byte)'x').ToArray();
            var longest = Encoding.ASCII.GetString(text).Split(' ').Max(word => word.Length);
            var index = new RunIndex(RequiredRun.Alphabet(isAlphanumeric: true));

            Assert.Equal(longest >= 16, index.IsNear(text, [0], 0, new RequiredRun(16, 300, true)));
            Assert.Equal(longest >= 40, index.IsNear(text, [0], 0, new RequiredRun(40, 300, true)));
        }
    }
}
