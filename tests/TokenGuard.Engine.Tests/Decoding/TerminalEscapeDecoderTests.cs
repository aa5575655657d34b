using System.Text;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Tests.Decoding;

public sealed class TerminalEscapeDecoderTests
{
    [Theory]
    [InlineData("\u001b[36mname\u001b[0m=\u001b[1;33mvalue\u001b[m", "name=value")]
    [InlineData("\u001b[38:2::10:20:30mname: value\u001b(B\u001b[m", "name: value")]
    [InlineData("see \u001b]8;;https://acme.example\u0007name\u001b]8;;\u001b\\ = value", "see name = value")]
    [InlineData("before\n\u001b[32m+first\u001b[m\n\u001b[32m+second\u001b[m\nbehind", "before\n+first\n+second\nbehind")]
    [InlineData("\u001b[?25l\u001b[2 q\u001b[1Gname = value", "name = value")]
    public void Lines_are_seen_as_a_terminal_shows_them(string source, string expected) => Assert.Equal(expected, Text(Decode(source)));

    [Theory]
    [InlineData("no escape at all\n[0m")]
    [InlineData("\u001b")]
    [InlineData("\u001b[")]
    [InlineData("\u001b[31")]
    [InlineData("\u001b[3\u0001m")]
    [InlineData("\u001b]8;;never ends\n\u0007")]
    [InlineData("\u001bx \u001b")]
    public void What_is_no_sequence_is_left_alone(string source) => Assert.Equal(0, Decode(source).Length);

    [Fact]
    public void A_value_points_at_its_place_without_the_sequence_behind_it()
    {
        var decoded = Decode("ab \u001b[31mvalue\u001b[0m cd");
        var at = Text(decoded).IndexOf("value", StringComparison.Ordinal);

        Assert.Equal(new ByteSpan(8, 5), decoded.ToSource(new ByteSpan(at, 5)));
        Assert.Equal(new ByteSpan(9, 10), decoded.ToSource(new ByteSpan(at + 1, 6)));
    }

    [Fact]
    public void Lines_without_sequences_are_context_and_far_ones_are_left_out()
    {
        var plain = string.Concat(Enumerable.Repeat("plain line\n", 2000));
        var decoded = Decode($"\u001b[1mfirst\u001b[m\n{plain}\u001b[1mlast\u001b[m");

        Assert.Equal(2, decoded.Regions.Count);
        Assert.InRange(decoded.Length, 8192, 8300);
        Assert.Null(decoded.RegionIn(new ByteSpan(6, 100)));
    }

    [Fact]
    public void Endless_openings_take_no_endless_time()
    {
        var source = string.Concat(Enumerable.Repeat("\u001b]", 200_000));

        Assert.Equal(0, Decode(source).Length);
    }

    private static DecodedText Decode(string source)
    {
        var output = new DecodedText();
        new TerminalEscapeDecoder().Decode(Encoding.UTF8.GetBytes(source), output);
        return output;
    }

    private static string Text(DecodedText decoded) => Encoding.UTF8.GetString(decoded.Bytes);
}
