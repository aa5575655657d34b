using System.Text;
using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Tests.Findings;

public class SnippetBuilderTests
{
    private static Snippet SnippetOf(string text, string focus, params string[] others)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return BuilderFor(bytes, text, [focus, .. others]).Build(MaskOf(text, focus));
    }

    private static SnippetBuilder BuilderFor(byte[] bytes, string text, string[] secrets) =>
        new(BlobText.Of(bytes), secrets.Select(secret => MaskOf(text, secret)));

    private static MaskedSpan MaskOf(string text, string secret)
    {
        var start = Encoding.UTF8.GetByteCount(text.AsSpan(0, text.IndexOf(secret, StringComparison.Ordinal)));
        return new MaskedSpan(new ByteSpan(start, Encoding.UTF8.GetByteCount(secret)), "…" + secret[^1]);
    }

    [Fact]
    public void The_secret_is_replaced_and_its_place_in_the_snippet_told()
    {
        var snippet = SnippetOf("first\n  key = SECRETA; // note\r\nlast", "SECRETA");

        Assert.Equal(new Snippet("key = …A; // note", 6, 2), snippet);
    }

    [Fact]
    public void Other_secrets_on_the_line_are_replaced_too()
    {
        var snippet = SnippetOf("a=SECRETA b=SECRETB c=SECRETC", "SECRETB", "SECRETA", "SECRETC");

        Assert.Equal(new Snippet("a=…A b=…B c=…C", 7, 2), snippet);
    }

    [Fact]
    public void Nested_and_overlapping_spans_show_nothing()
    {
        const string text = "x=0123456789 y";
        var builder = new SnippetBuilder(BlobText.Of(Encoding.UTF8.GetBytes(text)),
            [new(new ByteSpan(2, 6), "…a"), new(new ByteSpan(4, 8), "…b"), new(new ByteSpan(5, 1), "…c")]);

        Assert.Equal("x=…b y", builder.Build(new MaskedSpan(new ByteSpan(4, 8), "…b")).Text);
    }

    [Fact]
    public void A_secret_of_several_lines_shows_its_first_line()
    {
        var snippet = SnippetOf("pem: BEGIN\nsecond\nEND tail\n", "BEGIN\nsecond\nEND");

        Assert.Equal("pem: …D", snippet.Text);
    }

    [Fact]
    public void The_rest_of_a_secret_of_several_lines_is_not_shown_by_its_neighbour()
    {
        var snippet = SnippetOf("pem: BEGIN\nsecond\nEND next=SECRETB\n", "SECRETB", "BEGIN\nsecond\nEND");

        Assert.Equal("…D next=…B", snippet.Text);
    }

    [Fact]
    public void Long_lines_are_cut_around_the_secret()
    {
        var snippet = SnippetOf(new string('a', 5000) + "SECRETA" + new string('z', 5000), "SECRETA");

        Assert.Equal(160, snippet.Text.Length);
        Assert.Equal("…A", snippet.Text.Substring(snippet.FocusStart, snippet.FocusLength));
        Assert.StartsWith("...aaa", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("zzz...", snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_at_the_end_of_a_long_line_keeps_more_of_what_stands_before()
    {
        var snippet = SnippetOf(new string('a', 5000) + "SECRETA", "SECRETA");

        Assert.Equal("..." + new string('a', 155) + "…A", snippet.Text);
    }

    [Fact]
    public void Characters_that_drive_terminals_or_reorder_text_are_made_visible()
    {
        var snippet = SnippetOf("\u001b[31mred\u0007\tk=SECRETA \u202Eevil\u200B\u009b\u007f", "SECRETA");

        Assert.Equal("␛[31mred␇    k=…A <U+202E>evil<U+200B><U+009B>␡", snippet.Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_do_not_stop_it()
    {
        byte[] bytes = [0xFF, 0xC3, .. "k=SECRETA"u8, 0xF0, 0x9F];
        var builder = new SnippetBuilder(BlobText.Of(bytes), [new(new ByteSpan(4, 7), "…A")]);

        Assert.Equal("\uFFFD\uFFFDk=…A\uFFFD", builder.Build(new MaskedSpan(new ByteSpan(4, 7), "…A")).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Utf16_is_read_as_text(bool bigEndian)
    {
        byte[] bytes = [.. new UnicodeEncoding(bigEndian, true).GetPreamble(), .. new UnicodeEncoding(bigEndian, false).GetBytes("eins\nzwei Ċ=SECRETA;\n")];
        var text = BlobText.Of(bytes);
        var focus = new MaskedSpan(new ByteSpan(2 + (2 * 12), 14), "…A");

        Assert.Equal("zwei Ċ=…A;", new SnippetBuilder(text, [focus]).Build(focus).Text);
        Assert.Equal(new TextPosition(2, 8), new LineCursor(text, new TextPosition(1, 1)).MoveTo(focus.Span.Start));
    }

    [Fact]
    public void Utf16_without_a_mark_is_known_too()
    {
        var bytes = Encoding.Unicode.GetBytes("eins\nk=SECRETA");

        Assert.Equal(new TextPosition(2, 3), new LineCursor(BlobText.Of(bytes), new TextPosition(1, 1)).MoveTo(14));
    }
}
