using System.Text;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Tests.Decoding;

public sealed class EscapeDecoderTests
{
    [Theory]
    [InlineData(@"key = 'a\u{62}c'", "key = 'abc'")]
    [InlineData(@"key = 'a\U00000062c'", "key = 'abc'")]
    [InlineData(@"key = 'a\142c'", "key = 'abc'")]
    [InlineData(@"key = '\u{62}\u{1F511}'", "key = 'b\U0001F511'")]
    public void Numbers_of_source_code_are_seen_through(string source, string expected) =>
        Assert.Contains(expected, Text(Decode(new UnicodeEscapeDecoder(), source)), StringComparison.Ordinal);

    [Theory]
    [InlineData(@"\u{}")]
    [InlineData(@"\u{110000000}")]
    [InlineData(@"\19 \4 \U1234")]
    [InlineData(@"\\u{62}")]
    public void What_is_no_number_is_left_alone(string source) => Assert.Equal(0, Decode(new UnicodeEscapeDecoder(), source).Length);

    [Theory]
    [InlineData("a=&quot;x&quot;", "a=\"x\"")]
    [InlineData("k=ab&#45;cd&#x2D;ef&#X2d;&lt;&amp;&apos;", "k=ab-cd-ef-<&'")]
    public void References_of_html_are_seen_through(string source, string expected) =>
        Assert.Contains(expected, Text(Decode(new HtmlEntityDecoder(), source)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a && b; c & d; &x; &#; &#x; &#99999999; &unknown;")]
    [InlineData("List&lt;T&gt; and &nbsp; alone")]
    public void What_hides_nothing_is_left_alone(string source) => Assert.Equal(0, Decode(new HtmlEntityDecoder(), source).Length);

    [Fact]
    public void A_string_in_a_string_loses_one_level_of_escapes()
    {
        var decoded = Decode(new StringEscapeDecoder(), """{ "body": "{\"path\": \"a\/b\", \"inner\": \"\\\"x\\\"\"}" }""");
        Assert.Contains("""{"path": "a/b", "inner": "\"x\""}""", Text(decoded), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_of_strings_alone_are_left_alone() =>
        Assert.Equal(0, Decode(new StringEscapeDecoder(), """printf("%s\n\tdone\\");""").Length);

    [Fact]
    public void An_unescaped_value_points_at_its_place()
    {
        const string Source = """x = "ab\/cd\/ef" ;""";
        var decoded = Decode(new StringEscapeDecoder(), Source);
        var at = Text(decoded).IndexOf("b/cd/e", StringComparison.Ordinal);
        Assert.Equal(new ByteSpan(6, 8), decoded.ToSource(new ByteSpan(at, 6)));
    }

    [Fact]
    public void Text_of_escapes_only_grows_no_more_than_twice()
    {
        var source = string.Concat(Enumerable.Repeat("\\\"", 50_000));
        Assert.InRange(Decode(new StringEscapeDecoder(), source).Length, 1, 2 * source.Length);
        source = string.Concat(Enumerable.Repeat("&#65;", 20_000));
        Assert.InRange(Decode(new HtmlEntityDecoder(), source).Length, 1, 2 * source.Length);
    }

    [Fact]
    public void Binary_files_in_escapes_are_passed_over()
    {
        var bytes = new byte[10_000];
        new Random(17).NextBytes(bytes);
        Assert.Equal(0, Decode(new UnicodeEscapeDecoder(), $"var file = \"{Escaped(bytes)}{Escaped([0x80])}\"").Length);
    }

    [Fact]
    public void Escaped_text_in_a_binary_file_is_seen_through_wherever_it_stands()
    {
        var random = new Random(18);
        for (var length = 0; length < 80; length++)
        {
            var before = new byte[length];
            random.NextBytes(before);
            var text = "text of twenty bytes"u8.ToArray();
            var source = Escaped([.. before, .. text, .. before]) + "\\x";
            Assert.Contains("text of twenty bytes", Text(Decode(new UnicodeEscapeDecoder(), source)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(@"\x80\x80\x80\x80\x80\x80\x80\x80\x41cme", "\u0080Acme")]
    [InlineData(@"\x1b[31m\x41cme\x1b[0m", "\u001b[31mAcme\u001b[0m")]
    [InlineData(@"\x80\x80\x80\x80acme\x2dabcdef\x00", "acme-abcdef\0")]
    public void What_ends_its_word_is_seen_through_behind_bytes_of_no_text(string source, string expected) =>
        Assert.Contains(expected, Text(Decode(new UnicodeEscapeDecoder(), source)), StringComparison.Ordinal);

    [Fact]
    public void An_escaped_quote_is_found_in_any_crowd_of_other_escapes()
    {
        for (var length = 0; length < 70; length++)
        {
            var source = string.Concat(Enumerable.Repeat(@"\n", length / 2)) + new string('x', length % 2) + "\\\"key" + new string('y', 40 - (length % 40));
            Assert.Contains("\"key", Text(Decode(new StringEscapeDecoder(), source)), StringComparison.Ordinal);
        }
    }

    private static string Escaped(byte[] bytes) => string.Concat(bytes.Select(b => $"\\x{b:x2}"));

    private static DecodedText Decode(EscapeDecoder decoder, string source)
    {
        var output = new DecodedText();
        decoder.Decode(Encoding.UTF8.GetBytes(source), output);
        return output;
    }

    private static string Text(DecodedText decoded) => Encoding.UTF8.GetString(decoded.Bytes);
}
