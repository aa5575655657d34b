using System.Text;

namespace TokenGuard.Engine.Tests;

public sealed class InlineAllowTests
{
    [Theory]
    [InlineData("x = 1 # tokenguard:allow acme-token a test value until=2027-01-31", "acme-token", "a test value", "2027-01-31")]
    [InlineData("x = 1 // tokenguard:allow test value", null, "test value", null)]
    [InlineData("/* tokenguard:allow */", null, "", null)]
    [InlineData("<!-- tokenguard:allow acme-token -->", "acme-token", "", null)]
    [InlineData("# tokenguard:allow until=2027-01-31 fixture\r", null, "fixture", "2027-01-31")]
    public void A_marker_is_read(string line, string? ruleId, string reason, string? until) =>
        Assert.Equal(new InlineAllow(ruleId, reason, until), InlineAllow.Parse(Encoding.UTF8.GetBytes(line), id => id == "acme-token"));

    [Theory]
    [InlineData("# tokenguard:allowed")]
    [InlineData("# tokenguard:allow_all")]
    [InlineData("# tokenguard: allow")]
    public void Another_word_is_no_marker(string line) => Assert.Null(InlineAllow.Parse(Encoding.UTF8.GetBytes(line), _ => false));

    [Fact]
    public void A_marker_holds_for_its_line_and_the_line_below_only()
    {
        var text = Encoding.UTF8.GetBytes("one\ntwo tokenguard:allow because\nthree\nfour\n");
        Assert.Equal([false, true, true, false], new[] { "one", "two", "three", "four" }.Select(word =>
            InlineAllow.For(text, text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)), _ => false) is not null));
    }

    [Fact]
    public void Markers_of_other_tools_hold_on_their_line_if_they_are_named()
    {
        var text = Encoding.UTF8.GetBytes("one # nosec\ntwo\n");
        Assert.Null(InlineAllow.For(text, 0, _ => false));
        Assert.Equal(new InlineAllow(null, "nosec", null), InlineAllow.For(text, 0, _ => false, ["nosec"]));
        Assert.Null(InlineAllow.For(text, 12, _ => false, ["nosec"]));
    }

    [Fact]
    public void The_marker_on_the_line_itself_goes_before_the_one_above()
    {
        var text = Encoding.UTF8.GetBytes("# tokenguard:allow above\nvalue # tokenguard:allow own\n");
        Assert.Equal("own", InlineAllow.For(text, 26, _ => false)!.Reason);
    }
}
