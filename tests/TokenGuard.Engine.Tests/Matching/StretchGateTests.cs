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

    [Fact]
    public void Anchors_are_kept_in_order_and_those_between_are_dropped()
    {
        var text = Encoding.ASCII.GetBytes("key=12ab34cd key=no key= key=56ef78ab");
        int[] anchors = [0, 13, 20, 25];

        Assert.Equal(2, GateOf(Pattern.Parse("key=[a-f0-9]{8}")).Keep(text, anchors));
        Assert.Equal([0, 25], anchors[..2]);
    }

    private static StretchGate GateOf(Pattern pattern) => new(pattern.RequiredStretch!, pattern.RequiredLiterals!.MaxDistance);
}
