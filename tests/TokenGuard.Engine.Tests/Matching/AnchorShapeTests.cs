using System.Text;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Matching;

public sealed class AnchorShapeTests
{
    [Theory]
    [InlineData(@"\bTKN[a-z0-9]{64}\b", "tkn", "TKNa", "tknaTKnaTKNX")]
    [InlineData(@"(?:AC|SK)[A-Za-z0-9]{32}", "ac", "ACx2", "acx2AC-2ACx-SCx2")]
    [InlineData(@"(?i:pat)[A-Za-z0-9]{20}", "pat", "pAt7", "pat-")]
    public void A_short_anchor_counts_with_what_the_pattern_has_behind_it(string pattern, string anchor, string fitting, string others)
    {
        var required = Pattern.Parse(pattern).RequiredLiterals!;
        Assert.Contains(anchor, required.Literals.Select(literal => string.Concat(literal.Select(b => (char)b))));
        var shape = AnchorShape.Of(Encoding.ASCII.GetBytes(anchor), [required.Start]);

        Assert.NotNull(shape);
        Assert.True(Fits(shape, fitting));
        Assert.All(others.Chunk(4), other => Assert.False(Fits(shape, new string(other))));
    }

    [Theory]
    [InlineData(@"\bTKN-?[a-f0-9]{64}\b")] // something optional
    [InlineData(@"TKN(?:[a-f]|[0-9]{2})?")] // parts that may be missing
    [InlineData(@"[a-z]{0,9}TKN[0-9]{64}")] // not at its start
    [InlineData(@"secret_[0-9]{64}")] // long enough
    public void Of_other_patterns_nothing_is_known(string pattern) =>
        Assert.Null(AnchorShape.Of("tkn"u8.ToArray(), [Pattern.Parse(pattern).RequiredLiterals!.Start]));

    [Fact]
    public void Patterns_with_one_anchor_share_its_shape_and_one_that_wants_nothing_takes_it_away()
    {
        var digits = Pattern.Parse("TKN[0-9A-Z]{64}").RequiredLiterals!.Start;
        var letters = Pattern.Parse("tkn[a-z]{64}").RequiredLiterals!.Start;

        var shape = AnchorShape.Of("tkn"u8.ToArray(), [digits, letters])!;
        Assert.All((string[])["TKN1", "tkna"], text => Assert.True(Fits(shape, text)));
        Assert.False(Fits(shape, "tkn-"));
        Assert.Null(AnchorShape.Of("tkn"u8.ToArray(), [digits, []]));
    }

    private static bool Fits(ByteSet[] shape, string text) => shape.Zip(text, (set, c) => set.Contains((byte)c)).All(fits => fits);
}
