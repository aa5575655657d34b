using System.Text;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Matching;

public sealed class StretchGateTests
{
    [Theory]
    [InlineData("key=[a-f0-9]{8}", "key=12ab34cd", true)]
    [InlineData("key=[a-f0-9]{8}", "key=12ab34cx", false)]
    [InlineData("key=[a-f0-9]{8}", "key=12ab34c", false)]
    [InlineData(@"key=[a-f0-9]{8}\b", "key=12ab34cd", true)]
    [InlineData(@"key=[a-f0-9]{8}\b", "key=12ab34cd-", true)]
    [InlineData(@"key=[a-f0-9]{8}\b", "key=12ab34cd0", false)]
    [InlineData(@"key[= ]{1,5}[a-f0-9]{8}(?:[^a-z0-9]|\z)", "key ==  12ab34cd", true)]
    [InlineData(@"key[= ]{1,5}[a-f0-9]{8}(?:[^a-z0-9]|\z)", "key ==    12ab34cd", false)]
    [InlineData(@"key[= ]{1,5}[a-f0-9]{8}(?:[^a-z0-9]|\z)", "key ==  12ab34cdx", false)]
    public void An_anchor_is_kept_where_the_stretch_stands_as_far_as_a_match_reaches(string pattern, string text, bool kept)
    {
        int[] anchors = [0];

        Assert.Equal(kept ? 1 : 0, GateOf(Pattern.Parse(pattern)).Keep(Encoding.ASCII.GetBytes(text), anchors));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(80, true)]
    [InlineData(50, false)]
    public void Of_alternatives_that_are_longer_than_a_stretch_each_is_kept(int length, bool kept)
    {
        var pattern = Pattern.Parse(@"key=(?:[a-f0-9]{80}|[a-f0-9]{64})(?:[^a-z0-9]|\z)");
        int[] anchors = [0];

        Assert.Equal(kept ? 1 : 0, GateOf(pattern).Keep(Encoding.ASCII.GetBytes("key=" + new string('7', length)), anchors));
    }

    [Fact]
    public void Anchors_are_kept_in_order_and_those_between_are_dropped()
    {
        var text = Encoding.ASCII.GetBytes("key=12ab34cd key=no key= key=56ef78ab");
        int[] anchors = [0, 13, 20, 25];

        Assert.Equal(2, GateOf(Pattern.Parse("key=[a-f0-9]{8}")).Keep(text, anchors));
        Assert.Equal([0, 25], anchors[..2]);
    }

    [Theory]
    [InlineData("""key[\w= "]{1,30}"[a-f0-9]{4} """)]
    [InlineData("""key[\w= "]{1,30}[= "][a-f0-9]{4}(?:[^a-z0-9]|\z)""")]
    [InlineData("""key[\w= "]{1,30}[a-f0-9]{4}(?:[^a-z0-9]|\z)""")]
    [InlineData("""key[\w= "]{1,30}[= "][a-f][a-f0-9]{2}b""")]
    public void Anchors_are_kept_where_a_look_at_every_place_finds_the_stretch(string written)
    {
        var pattern = Pattern.Parse(written);
        var stretch = pattern.RequiredStretch!;
        var gate = GateOf(pattern);
        var random = new Random(7);
        var kept = 0;
        for (var i = 0; i < 4000; i++)
        {
            var text = random.GetItems<byte>("keyab01= \"z"u8.ToArray(), random.Next(4, 90));
            var anchors = Enumerable.Range(0, text.Length).Where(_ => random.Next(6) == 0).ToArray();
            var expected = anchors.Where(anchor => Enumerable.Range(anchor + stretch.MinOffset, stretch.MaxOffset - stretch.MinOffset + 1).Any(start => Stands(stretch, text, start))).ToArray();

            var count = gate.Keep(text, anchors);

            Assert.Equal(expected, anchors[..count]);
            kept += count;
        }

        Assert.InRange(kept, 100, int.MaxValue);
    }

    private static bool Stands(RequiredStretch stretch, byte[] text, int start)
    {
        var end = start + stretch.Length;
        return end <= text.Length
            && Enumerable.Range(0, stretch.Length).All(i => stretch.Sets[i].Contains(text[start + i]))
            && (start == 0 ? stretch.Before.AtEdge : stretch.Before.Set.Contains(text[start - 1]))
            && (end == text.Length ? stretch.After.AtEdge : stretch.After.Set.Contains(text[end]));
    }

    private static StretchGate GateOf(Pattern pattern) => new(pattern.RequiredStretch!, pattern.RequiredLiterals!.MaxDistance);
}
