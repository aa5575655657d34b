using System.Text;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Matching.Runs;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Matching.Runs;

public sealed class RunMapTests
{
    [Theory]
    [InlineData("key[ =]{1,9}[0-9a-f]{32}", "key = {0}", 32, true)]
    [InlineData("key[ =]{1,9}[0-9a-f]{32}", "key = {0}", 26, false)]
    [InlineData("key[ =]{1,9}[0-9a-f]{32}", "key = {0}", 64, true)]
    [InlineData(@"key[ =]{1,9}\b[0-9a-f]{32}\b", "key = {0}", 64, false)]
    [InlineData(@"key[ =]{1,9}\b[0-9a-f]{32}\b", "key = {0} ", 32, true)]
    public void A_pattern_may_stand_where_a_run_of_its_length_is_near(string pattern, string text, int length, bool expected) =>
        Assert.Equal(expected, MayHold(Pattern.Parse(pattern), Encoding.ASCII.GetBytes(text.Replace("{0}", new string('7', length), StringComparison.Ordinal)), 0));

    [Fact]
    public void Runs_are_seen_across_blocks_and_not_behind_the_window()
    {
        var pattern = Pattern.Parse("key[ ]{1,400}[0-9a-f]{40}");
        for (var gap = 1; gap <= 1200; gap++)
        {
            var text = new byte[3000];
            text.AsSpan().Fill((byte)' ');
            text.AsSpan(500 + gap, 40).Fill((byte)'a');
            if (gap <= RunMap.After - 40)
            {
                Assert.True(MayHold(pattern, text, 500), $"{gap} bytes away");
            }
            else if (gap > 2 * RunBlock.Length)
            {
                Assert.False(MayHold(pattern, text, 500), $"{gap} bytes away");
            }
        }
    }

    [Fact]
    public void Of_texts_one_behind_the_other_only_the_present_one_counts()
    {
        var map = new RunMap();
        var demand = DemandOf(Pattern.Parse("key[ =]{1,9}[0-9a-f]{32}"));
        var (full, empty) = (Encoding.ASCII.GetBytes($"key = {new string('7', 32)}"), Encoding.ASCII.GetBytes($"key = {new string('-', 32)}"));
        map.Begin(full.Length);
        Assert.True(map.MayHold(full, 0, demand));
        map.Begin(empty.Length);

        Assert.False(map.MayHold(empty, 0, demand));
    }

    [Theory]
    [InlineData(@"key[\w =]{1,60}[0-9a-f]{16}")]
    [InlineData(@"key[\w =]{1,60}\b[0-9a-f]{16}\b")]
    [InlineData(@"key[\w =]{1,60}[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8}")]
    [InlineData(@"[a-z]{1,9}key[\w =]{1,60}[0-9A-Za-z_\-]{18}")]
    public void No_anchor_is_lost_at_which_the_stretch_stands(string written)
    {
        var pattern = Pattern.Parse(written);
        var (gate, demand) = (new StretchGate(pattern.RequiredStretch!, pattern.RequiredLiterals!.MaxDistance), DemandOf(pattern));
        Assert.NotEqual(0u, demand.Lengths);
        var random = new Random(5);
        var (map, held, refused) = (new RunMap(), 0, 0);
        for (var i = 0; i < 3000; i++)
        {
            var text = RandomRuns(random);
            map.Begin(text.Length);
            for (var anchor = 0; anchor < text.Length; anchor += random.Next(1, 9))
            {
                if (map.MayHold(text, anchor, demand))
                {
                    held++;
                }
                else
                {
                    refused++;
                    Assert.Equal(0, gate.Keep(text, [anchor]));
                }
            }
        }

        Assert.InRange(held, 1000, int.MaxValue);
        Assert.InRange(refused, 1000, int.MaxValue);
    }

    [Fact]
    public void Nothing_is_demanded_where_a_run_says_nothing_or_may_lie_too_far_away()
    {
        Assert.Equal(0u, DemandOf(Pattern.Parse("key[ =]{1,9}[a-z]{8}")).Lengths);
        Assert.Equal(0u, DemandOf(Pattern.Parse("key[ =]{1,900}[0-9a-f]{32}")).Lengths);
        Assert.Equal(0u, DemandOf(Pattern.Parse("key[ =]{1,9}[^ ]{32}")).Lengths);
    }

    [Fact]
    public void A_demand_is_written_and_read_as_a_number()
    {
        var demand = DemandOf(Pattern.Parse(@"key[ =]{1,9}\b[0-9a-f]{32}\b"));

        Assert.Equal((RunAlphabet.Hexadecimal, 7, 8), (demand.Alphabet, demand.MinUnits, demand.MaxUnits));
        Assert.Equal(demand, RunDemand.FromNumber(demand.ToNumber()));
    }

    private static byte[] RandomRuns(Random random)
    {
        var text = new List<byte>();
        while (text.Count < 400)
        {
            var run = random.Next(3) == 0 ? "0123456789abcdef-"u8.ToArray() : random.Next(2) == 0 ? "xyzGH_"u8.ToArray() : " ="u8.ToArray();
            text.AddRange(random.GetItems(run, random.Next(1, 30)));
        }

        return [.. text];
    }

    private static RunDemand DemandOf(Pattern pattern) => RunDemand.Of(pattern.RequiredStretch, pattern.RequiredLiterals!.MaxDistance);

    private static bool MayHold(Pattern pattern, byte[] text, int anchor)
    {
        var map = new RunMap();
        map.Begin(text.Length);
        return map.MayHold(text, anchor, DemandOf(pattern));
    }
}
