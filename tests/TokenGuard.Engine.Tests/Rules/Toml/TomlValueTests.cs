using TokenGuard.Engine.Rules.Toml;
using static TokenGuard.Engine.Tests.Rules.Toml.TomlReading;

namespace TokenGuard.Engine.Tests.Rules.Toml;

public class TomlValueTests
{
    [Theory]
    [InlineData("'C:\\temp'", "C:\\temp")]
    [InlineData("\"a\\tb\\n\\\"\\\\\\b\\f\\r\"", "a\tb\n\"\\\b\f\r")]
    [InlineData("\"\\u00e9\\U0001F511\"", "é🔑")]
    [InlineData("''", "")]
    [InlineData("\"\"", "")]
    [InlineData("'''it's'''", "it's")]
    [InlineData("'''\nfirst\r\nsecond'''", "first\nsecond")]
    [InlineData("\"\"\"a \\\n   \r\n  b\"\"\"", "a b")]
    [InlineData("\"\"\"a \\\"\"\"\"\"\"", "a \"\"\"")]
    [InlineData("'''''two quotes'''''", "''two quotes''")]
    [InlineData("\"\"\"tab\there\"\"\"", "tab\there")]
    public void Strings_say_what_their_escapes_mean(string written, string expected) =>
        Assert.Equal(expected, Assert.IsType<TomlString>(ValueOf(written)).Text);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("+99", 99)]
    [InlineData("1_000", 1000)]
    [InlineData("0xDead_beef", 0xDEADBEEF)]
    [InlineData("0o755", 493)]
    [InlineData("0b1101", 13)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0x7FFFFFFFFFFFFFFF", long.MaxValue)]
    public void Integers_are_read_in_every_base(string written, long expected) =>
        Assert.Equal(expected, Assert.IsType<TomlInteger>(ValueOf(written)).Value);

    [Theory]
    [InlineData("3.14", 3.14)]
    [InlineData("-0.5e-2", -0.005)]
    [InlineData("6_0e+2", 6000)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    [InlineData("nan", double.NaN)]
    public void Floats_are_read(string written, double expected) =>
        Assert.Equal(expected, Assert.IsType<TomlFloat>(ValueOf(written)).Value);

    [Fact]
    public void A_date_is_kept_as_its_text() => Assert.Equal("2024-02-29", Assert.IsType<TomlDate>(ValueOf("2024-02-29 # leap")).Text);

    [Theory]
    [InlineData("[ 1, # one\n 2,\n]", "[1,2]")]
    [InlineData("[]", "[]")]
    [InlineData("[ ['a'], {} ]", "[[\"a\"],{}]")]
    [InlineData("{ a = 1, b.c = true, 'd e' = [] }", "{a=1,b={c=true},d e=[]}")]
    public void Arrays_and_inline_tables_nest(string written, string expected) => Assert.Equal(expected, Write(ValueOf(written)));

    [Fact]
    public void Sub_tables_belong_to_the_last_element_of_an_array() => Assert.Equal(
        "{token=[{id=\"a\",verify={status=1}},{id=\"b\",needs=[{n=1},{n=2}],verify={status=2,x={y=3}}}]}",
        Write(Parse("""
            [[token]]
            id = 'a'
            [token.verify]
            status = 1
            [[token]]
            id = 'b'
            [[token.needs]]
            n = 1
            [[token.needs]]
            n = 2
            [token.verify]
            status = 2
            [token.verify.x]
            y = 3
            """).Root));

    [Fact]
    public void A_table_may_be_opened_after_its_sub_tables() =>
        Assert.Equal("{a={b={c=1},d=2}}", Write(Parse("[a.b]\nc = 1\n[a]\nd = 2").Root));

    [Fact]
    public void Elements_of_an_array_may_stand_apart() =>
        Assert.Equal("{a=[{b=1,c={d=2}},{b=3}],x={}}", Write(Parse("[[a]]\nb = 1\n[x]\n[a.c]\nd = 2\n[[a]]\nb = 3").Root));

    [Fact]
    public void Dotted_and_quoted_keys_make_tables() =>
        Assert.Equal("{a={b c={d=1},e=2},1234=3}", Write(Parse("a.\"b c\".d = 1\na . e = 2\n1234 = 3").Root));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() => Assert.Equal("{a=1}", Write(Parse("\uFEFFa = 1").Root));

    [Fact]
    public void Keys_and_values_know_their_places()
    {
        var document = Parse("# é\r\n[t]\r\n  key = [1,\r\n    'two']\r\n");
        var entry = Assert.IsType<TomlTable>(document.Root.Entries.Single().Value).Entries.Single();
        var array = Assert.IsType<TomlArray>(entry.Value);
        Assert.Equal((2, 2), document.Source.PlaceOf(document.Root.Entries.Single().Index));
        Assert.Equal((3, 3), document.Source.PlaceOf(entry.Index));
        Assert.Equal((3, 9), document.Source.PlaceOf(array.Index));
        Assert.Equal((4, 5), document.Source.PlaceOf(array.Items[1].Index));
    }

    [Theory]
    [InlineData("'abc'", 2, 1, 8)]
    [InlineData("'''\nab\r\ncd'''", 4, 3, 2)]
    [InlineData("\"a\\tb\"", 1, 1, 7)]
    [InlineData("\"a\\tb\"", 2, 1, 9)]
    [InlineData("\"a\\u0041b\"", 2, 1, 13)]
    [InlineData("\"\"\"a\\\n   bc\"\"\"", 2, 2, 5)]
    [InlineData("'abc'", 3, 1, 9)]
    public void A_character_of_a_string_knows_where_it_came_from(string written, int offset, int line, int column)
    {
        var document = Parse("k = " + written);
        var text = Assert.IsType<TomlString>(document.Root.Entries.Single().Value);
        Assert.Equal((line, column), document.Source.PlaceOf(text.IndexOf(offset)));
    }
}
