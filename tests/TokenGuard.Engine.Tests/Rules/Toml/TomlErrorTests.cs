using TokenGuard.Engine.Rules.Toml;
using static TokenGuard.Engine.Tests.Rules.Toml.TomlReading;

namespace TokenGuard.Engine.Tests.Rules.Toml;

public class TomlErrorTests
{
    [Theory]
    [InlineData("a = 1\na = 2", "2,1: 'a' is already defined as an integer in line 1")]
    [InlineData("a.b = 1\na.b = 2", "2,3: 'b' is already defined as an integer in line 1")]
    [InlineData("a = 1\na.b = 2", "2,1: 'a' is already defined as an integer in line 1")]
    [InlineData("a = { b = 1 }\na.c = 2", "2,1: 'a' is already defined as a table in line 1")]
    [InlineData("a = { b = 1 }\n[a.c]", "2,2: 'a' is already defined as a table in line 1")]
    [InlineData("[a]\n[a]", "2,2: 'a' is already defined as a table in line 1")]
    [InlineData("[a]\nb.c = 1\n[a.b]", "3,4: 'b' is already defined as a table in line 2")]
    [InlineData("[a.b.c]\n[a]\nb.d = 1", "3,1: 'b' is already defined as a table in line 1")]
    [InlineData("a = []\n[[a]]", "2,3: 'a' is already defined as an array in line 1")]
    [InlineData("[[a]]\n[a]", "2,2: 'a' is already defined as an array of tables in line 1")]
    [InlineData("[a]\n[[a]]", "2,3: 'a' is already defined as a table in line 1")]
    [InlineData("a = { b = 1, b = 2 }", "1,14: 'b' is already defined as an integer in line 1")]
    public void Nothing_is_defined_twice(string text, string expected) => Assert.Equal(expected, ErrorOf(text));

    [Theory]
    [InlineData("a", "1,2: expected = behind the key 'a', found the end of the file")]
    [InlineData("a b = 1", "1,3: expected = behind the key 'a', found 'b'")]
    [InlineData("= 1", "1,1: expected a key, found '='")]
    [InlineData("é = 1", "1,1: expected a key, found 'é'")]
    [InlineData("🔑 = 1", "1,1: expected a key, found '🔑'")]
    [InlineData("a. = 1", "1,4: expected a key, found '='")]
    [InlineData("'''a''' = 1", "1,1: a key may not be a multi-line string")]
    [InlineData("a = ", "1,5: expected a value, found the end of the file")]
    [InlineData("a = 1 b = 2", "1,7: 'b' follows the value; expected the end of the line or a comment")]
    [InlineData("[a] b = 2", "1,5: 'b' follows the table's header; expected the end of the line or a comment")]
    [InlineData("[a", "1,3: expected ] behind the table's name, found the end of the file")]
    [InlineData("[[a]\nb = 1", "1,5: expected ]] behind the table's name, found the end of the line")]
    [InlineData("[]", "1,2: expected a key, found ']'")]
    [InlineData("a = [1 2]", "1,8: expected , or ] in the array, found '2'")]
    [InlineData("a = [1,\n2", "1,5: the array has no closing ]")]
    [InlineData("a = [,]", "1,6: expected a value, found ','")]
    [InlineData("a = { b = 1", "1,5: the inline table has no closing }")]
    [InlineData("a = { b = 1\n}", "1,12: expected , or } in the inline table, found the end of the line")]
    [InlineData("a = { b = 1, }", "1,14: expected a key, found '}'")]
    public void Statements_say_what_was_expected(string text, string expected) => Assert.Equal(expected, ErrorOf(text));

    [Theory]
    [InlineData("a = 'x", "1,5: the string has no closing ' on its line")]
    [InlineData("a = \"x\nb\"", "1,5: the string has no closing \" on its line")]
    [InlineData("a = '''x\n", "1,5: the string has no closing '''")]
    [InlineData("a = \"\"\"x\"\"", "1,5: the string has no closing \"\"\"")]
    [InlineData("a = 'x\u0001'", "1,7: control character U+0001 may not stand in a string; write it as an escape in a \"…\" string")]
    [InlineData("a = \"x\rb\"", "1,7: control character U+000D may not stand in a string; write it as an escape in a \"…\" string")]
    [InlineData("a = \"x\r\nb\"", "1,5: the string has no closing \" on its line")]
    [InlineData("a = 'x\u007F'", "1,7: control character U+007F may not stand in a string; write it as an escape in a \"…\" string")]
    [InlineData("a = \"\\d\"", "1,6: '\\' before 'd' is no escape; expected \\b \\t \\n \\f \\r \\\" \\\\ \\uHHHH or \\UHHHHHHHH, or a literal string '…'")]
    [InlineData("a = \"\\u12G4\"", "1,6: \\u needs 4 hex digits")]
    [InlineData("a = \"\\U0041\"", "1,6: \\U needs 8 hex digits")]
    [InlineData("a = \"\\uD800\"", "1,6: U+D800 is no Unicode character")]
    [InlineData("a = \"\\U00110000\"", "1,6: U+110000 is no Unicode character")]
    [InlineData("a = \"\\UFFFFFFFF\"", "1,6: U+FFFFFFFF is no Unicode character")]
    [InlineData("# \u0000", "1,3: control character U+0000 may not stand in a comment")]
    [InlineData("a = 1\rb = 2", "1,6: a carriage return stands without a line feed; lines end with LF or CRLF")]
    [InlineData("\u0000", "1,1: expected a key, found control character U+0000")]
    public void Strings_and_characters_are_strict(string text, string expected) => Assert.Equal(expected, ErrorOf(text));

    [Theory]
    [InlineData("yes", "'yes' is no value; expected a string in quotes, a number, a date, true, false, [ or {")]
    [InlineData("True", "'True' is no value; expected a string in quotes, a number, a date, true, false, [ or {")]
    [InlineData(".5", "'.5' is no value; expected a string in quotes, a number, a date, true, false, [ or {")]
    [InlineData("012", "the number '012' starts with a zero")]
    [InlineData("1__0", "'1__0' is no number")]
    [InlineData("1_", "'1_' is no number")]
    [InlineData("1.", "'1.' is no number")]
    [InlineData("1.e5", "'1.e5' is no number")]
    [InlineData("1e", "'1e' is no number")]
    [InlineData("1.2.3", "'1.2.3' is no number")]
    [InlineData("0x", "'0x' is no number")]
    [InlineData("0xg", "'0xg' is no number of base 16")]
    [InlineData("0b12", "'0b12' is no number of base 2")]
    [InlineData("0x_1", "'0x_1' is no number of base 16")]
    [InlineData("+0x1", "the number '+0x1' may have no sign")]
    [InlineData("9223372036854775808", "the number 9223372036854775808 does not fit into 64 bits")]
    [InlineData("0x8000000000000000", "the number 0x80… does not fit into 64 bits")]
    [InlineData("2027-02-30", "the date 2027-02-30 does not exist")]
    [InlineData("2027-4-30", "'2027-4-30' is no date such as 2027-04-30; times are not supported")]
    [InlineData("2027-04-30T10:00:00Z", "'2027…:00:00Z' is no date such as 2027-04-30; times are not supported")]
    [InlineData("10:30:00", "'10:30:00' is no date such as 2027-04-30; times are not supported")]
    public void Scalars_are_strict(string value, string expected) => Assert.Equal("1,5: " + expected, ErrorOf("a = " + value));

    [Fact]
    public void Nesting_is_bounded()
    {
        var deepest = new string('[', 32) + new string(']', 32);
        Assert.Equal(deepest, Write(ValueOf(deepest)));
        Assert.Equal("1,37: arrays and inline tables are nested deeper than 32", ErrorOf("a = " + new string('[', 100_000)));
        Assert.Equal("1,65: a key has at most 32 parts", ErrorOf(string.Join(".", Enumerable.Repeat("a", 100_000)) + " = 1"));
        Assert.StartsWith("1,", ErrorOf("a = " + string.Concat(Enumerable.Repeat("{a=", 100_000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0xC3 }, 0xC3, 2, 1)]
    [InlineData(new byte[] { 0x23, 0xC0, 0x80 }, 0xC0, 1, 2)]
    [InlineData(new byte[] { 0x23, 0xED, 0xA0, 0x80 }, 0xED, 1, 2)]
    [InlineData(new byte[] { 0x23, 0xF4, 0x90, 0x80, 0x80 }, 0xF4, 1, 2)]
    [InlineData(new byte[] { 0x23, 0xC3, 0xA9, 0xFF }, 0xFF, 1, 3)]
    [InlineData(new byte[] { 0x23, 0xE2, 0x82, 0x41 }, 0xE2, 1, 2)]
    public void Bytes_that_are_no_UTF_8_are_named(byte[] bytes, int culprit, int line, int column)
    {
        var wrong = Assert.Throws<TomlException>(() => TomlDocument.Parse("a.toml", bytes));
        Assert.Equal($"a.toml({line},{column}): byte 0x{culprit:X2} is no UTF-8; save the file as UTF-8", wrong.Message);
        Assert.Equal(("a.toml", line, column), (wrong.File, wrong.Line, wrong.Column));
    }
}
