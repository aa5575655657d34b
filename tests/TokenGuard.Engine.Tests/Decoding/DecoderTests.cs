using System.Text;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Tests.Decoding;

public sealed class DecoderTests
{
    private const string Plain = "user@acme.example/token:some plain text";

    [Fact]
    public void Base64_is_seen_through_with_the_name_before_it()
    {
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(Plain));
        var source = $"first\n  authorization: Basic {encoded}\nlast";
        var decoded = Decode(new Base64Decoder(), source);
        Assert.Contains($"  authorization: Basic {Plain}", Text(decoded), StringComparison.Ordinal);
        Assert.Equal(EncodingKind.Base64, Assert.Single(decoded.Regions).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_decoded_value_points_at_its_place_in_the_source(int padding)
    {
        var plain = Plain + new string('x', padding);
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(plain));
        var source = $"key = \"{encoded}\";";
        var decoded = Decode(new Base64Decoder(), source);
        var at = Text(decoded).IndexOf("some", StringComparison.Ordinal);
        var span = decoded.ToSource(new ByteSpan(at, plain.Length - plain.IndexOf("some", StringComparison.Ordinal)));
        Assert.InRange(span.Start, source.IndexOf(encoded, StringComparison.Ordinal) + 30, source.IndexOf(encoded, StringComparison.Ordinal) + 33);
        Assert.Equal(source.IndexOf(encoded, StringComparison.Ordinal) + encoded.Length, span.End);
    }

    [Fact]
    public void Base64_over_several_lines_is_one_text()
    {
        var plain = string.Join(' ', Enumerable.Repeat("a long text that goes on", 20));
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(plain), Base64FormattingOptions.InsertLineBreaks).Replace("\n", "\n    ", StringComparison.Ordinal);
        Assert.Contains(plain, Text(Decode(new Base64Decoder(), "data: " + encoded + "\nend")), StringComparison.Ordinal);
    }

    [Fact]
    public void Base64_behind_a_path_like_prefix_is_found() =>
        Assert.Contains(Plain, Text(Decode(new Base64Decoder(), "x/v1/secrets/" + Convert.ToBase64String(Encoding.ASCII.GetBytes(Plain)))), StringComparison.Ordinal);

    [Fact]
    public void The_shortest_run_is_found_wherever_it_stands()
    {
        var encoded = Convert.ToBase64String("some plain text"u8);
        for (var before = 0; before < 140; before++)
        {
            for (var behind = 0; behind < 80; behind += 13)
            {
                var source = string.Concat(Enumerable.Repeat("words, ", 20))[..before] + "\"" + encoded + "\"" + new string('.', behind);
                Assert.Contains("\"some plain text", Text(Decode(new Base64Decoder(), source)), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_run_that_is_too_short_stays() => Assert.Equal(0, Decode(new Base64Decoder(), Convert.ToBase64String("some plain te"u8).TrimEnd('=')).Length);

    [Fact]
    public void Hex_is_seen_through()
    {
        var source = "x = " + Convert.ToHexString(Encoding.ASCII.GetBytes(Plain));
        var decoded = Decode(new Base64Decoder(), source);
        Assert.Contains("x = " + Plain, Text(decoded), StringComparison.Ordinal);
        var at = Text(decoded).IndexOf("some", StringComparison.Ordinal);
        Assert.Equal(new ByteSpan(4 + (2 * Plain.IndexOf("some", StringComparison.Ordinal)), 8), decoded.ToSource(new ByteSpan(at, 4)));
    }

    [Theory]
    [InlineData("just some words and CamelCaseIdentifiersThatAreLong and paths/like/this/one/here")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    public void Ordinary_text_is_not_decoded(string source) => Assert.Equal(0, Decode(new Base64Decoder(), source).Length);

    [Fact]
    public void Percent_escapes_are_seen_through_in_place()
    {
        var decoded = Decode(new PercentDecoder(), "GET /?token=ab%2Dcd%5Fef&x=1 HTTP");
        Assert.Contains("GET /?token=ab-cd_ef&x=1", Text(decoded), StringComparison.Ordinal);
        var at = Text(decoded).IndexOf("ab-cd_ef", StringComparison.Ordinal);
        Assert.Equal(new ByteSpan(12, 12), decoded.ToSource(new ByteSpan(at, 8)));
    }

    [Theory]
    [InlineData("""x = "\u0061cme_\u0041\x42C";""", "x = \"acme_ABC")]
    [InlineData("""x = "\u00e9\u20ac\u002d";""", "x = \"é€-")]
    public void Unicode_escapes_are_seen_through(string source, string expected) =>
        Assert.Contains(expected, Text(Decode(new UnicodeEscapeDecoder(), source)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""x = "\\u0061";""")]
    [InlineData("""C:\users\x""")]
    [InlineData("100% of 50%")]
    [InlineData("""x = "\u00e9\u20ac";""")]
    [InlineData("r%C3%A9sum%C3%A9")]
    public void What_is_no_escape_of_ascii_stays(string source)
    {
        Assert.Equal(0, Decode(new UnicodeEscapeDecoder(), source).Length);
        Assert.Equal(0, Decode(new PercentDecoder(), source).Length);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Utf16_is_seen_through_in_both_orders_with_and_without_mark(bool bigEndian, bool mark)
    {
        var text = "some text with a key and no surprise" + (mark ? " é€😀" : "");
        var encoding = new UnicodeEncoding(bigEndian, mark);
        byte[] blob = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var kind = WholeText.Detect(blob);
        Assert.Equal(bigEndian ? EncodingKind.Utf16BigEndian : EncodingKind.Utf16LittleEndian, kind);
        var decoded = new DecodedText();
        Utf16Decoder.Decode(blob, kind!.Value, decoded);
        Assert.Equal((mark ? "\uFEFF" : "") + text, Text(decoded));
        var at = decoded.Bytes.IndexOf("key"u8);
        Assert.Equal(new ByteSpan((mark ? 2 : 0) + (2 * text.IndexOf("key", StringComparison.Ordinal)), 6), decoded.ToSource(new ByteSpan(at, 3)));
    }

    [Fact]
    public void Utf16_with_an_odd_end_or_a_lone_surrogate_does_not_fail()
    {
        var decoded = new DecodedText();
        Utf16Decoder.Decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x42], EncodingKind.Utf16LittleEndian, decoded);
        Assert.Equal("\uFEFF\uFFFDA\uFFFD", Text(decoded));
    }

    [Fact]
    public void Utf8_text_and_binaries_are_not_taken_for_utf16()
    {
        Assert.Null(WholeText.Detect("plain text, long enough to judge"u8));
        Assert.Null(WholeText.Detect(new byte[600]));
    }

    private static DecodedText Decode(ILayerDecoder decoder, string source)
    {
        var output = new DecodedText();
        decoder.Decode(Encoding.UTF8.GetBytes(source), output);
        return output;
    }

    private static string Text(DecodedText decoded) => Encoding.UTF8.GetString(decoded.Bytes);
}
