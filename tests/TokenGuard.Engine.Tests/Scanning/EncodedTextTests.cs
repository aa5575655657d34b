using System.Text;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Tests.Checks;

namespace TokenGuard.Engine.Tests.Scanning;

public sealed class EncodedTextTests
{
    private const string Named = """
        [provider]
        id = 'acme'
        name = 'Acme'
        [[token]]
        id = 'acme-named'
        name = 'Acme token'
        assigned_to = ['acme']
        value = '[a-f0-9]{32}'
        """;

    [Theory]
    [InlineData("", 6, 42)]
    [InlineData("a ", 8, 46)]
    [InlineData("a  ", 10, 46)]
    public void A_value_at_the_end_of_base64_spans_its_padding(string before, int start, int end) =>
        Assert.Equal([$"acme-token {start}-{end} Base64"], TestScan.Scan(TestScan.AcmeRules, $"data: {TestScan.Base64(before + TestScan.Token(1))}\n").Spell());

    [Fact]
    public void A_value_inside_base64_points_at_the_digits_that_hold_it()
    {
        var text = $"auth = {TestScan.Base64($"user1:{TestScan.Token(1)} and a tail")};";
        Assert.Equal(["acme-token 15-51 Base64"], TestScan.Scan(TestScan.AcmeRules, text).Spell());
    }

    [Fact]
    public void What_a_terminal_colours_is_found_where_it_stands() => Assert.Equal(
        ["acme-token 5-32 TerminalEscape", "acme-token 37-64"],
        TestScan.Scan(TestScan.AcmeRules, $"\u001b[31m{TestScan.Token(1)}\u001b[0m\n{TestScan.Token(2)}").Spell());

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Encodings_are_seen_through_to_the_depth_that_is_asked_for(int depth)
    {
        var text = TestScan.Token(1);
        for (var i = 0; i < depth; i++)
        {
            text = TestScan.Base64(text);
        }

        var blob = Encoding.ASCII.GetBytes($"x = {text};");
        var finding = Assert.Single(TestScan.Scan(TestScan.AcmeRules, blob, new ScanLimits { DecodingDepth = depth }).Findings);
        Assert.Equal(new ByteSpan(4, text.Length), finding.Span);
        Assert.Equal(Enumerable.Repeat(EncodingKind.Base64, depth), finding.Layers.Select(layer => layer.Kind));
        Assert.Empty(TestScan.Scan(TestScan.AcmeRules, blob, new ScanLimits { DecodingDepth = depth - 1 }).Findings);
    }

    [Fact]
    public void Layers_come_outermost_first_with_their_places()
    {
        var inner = TestScan.Base64(TestScan.Token(1));
        var outer = Convert.ToHexString(Encoding.ASCII.GetBytes("a:" + inner));
        var finding = Assert.Single(TestScan.Scan(TestScan.AcmeRules, $"x {outer} y").Findings);
        Assert.Equal(new ByteSpan(2 + 4, 2 * inner.Length), finding.Span);
        Assert.Equal(
            [new EncodingLayer(EncodingKind.Hex, new ByteSpan(2, outer.Length)), new EncodingLayer(EncodingKind.Base64, new ByteSpan(4, inner.Length))],
            finding.Layers);
    }

    [Theory]
    [InlineData(@"\u{0:x4}", 6, EncodingKind.UnicodeEscape)]
    [InlineData(@"\x{0:X2}", 4, EncodingKind.UnicodeEscape)]
    [InlineData("%{0:x2}", 3, EncodingKind.Percent)]
    [InlineData("{0:x2}", 2, EncodingKind.Hex)]
    public void Escapes_of_all_characters_are_seen_through(string form, int width, EncodingKind kind)
    {
        var escaped = string.Concat(TestScan.Token(1).Select(c => string.Format(null, form, (int)c)));
        Assert.Equal([$"acme-token 5-{5 + (27 * width)} {kind}"], TestScan.Scan(TestScan.AcmeRules, $"x = \"{escaped}\"").Spell());
    }

    [Fact]
    public void An_escape_of_one_character_is_seen_through()
    {
        var token = TestScan.Token(1);
        Assert.Equal(["acme-token 8-37 Percent"], TestScan.Scan(TestScan.AcmeRules, $"?a=1%26{token[..4]}%5F{token[5..]}&b=2".Insert(0, " ")).Spell());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Utf16_is_seen_through(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        byte[] blob = [.. encoding.GetPreamble(), .. encoding.GetBytes($"key: {TestScan.Token(1)}\r\n")];
        var start = (mark ? 2 : 0) + 10;
        Assert.Equal([$"acme-token {start}-{start + 54} {(bigEndian ? "Utf16BigEndian" : "Utf16LittleEndian")}"], TestScan.Scan(TestScan.AcmeRules, blob).Spell());
    }

    [Fact]
    public void Base64_inside_utf16_is_seen_through()
    {
        byte[] blob = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"key: {TestScan.Base64(TestScan.Token(1))};")];
        Assert.Equal(["acme-token 12-84 Utf16LittleEndian Base64"], TestScan.Scan(TestScan.AcmeRules, blob).Spell());
    }

    [Fact]
    public void The_name_before_an_encoded_value_speaks()
    {
        var encoded = TestScan.Base64(RandomText.Of(RandomText.Hex, 32, 3) + "\n");
        var rules = TestScan.Compile(Named);
        var finding = Assert.Single(TestScan.Scan(rules, $"  acme_token: {encoded}\n").Findings);
        Assert.Equal(14, finding.Span.Start);
        Assert.Empty(TestScan.Scan(rules, $"  other_token: {encoded}\n").Findings);
        Assert.Empty(TestScan.Scan(rules, $"  acme_token:\n\n\n  other: {encoded}\n").Findings);
    }

    [Fact]
    public void A_plain_value_beside_an_encoded_text_is_found_once()
    {
        var text = $"a = {TestScan.Token(1)}; b = {TestScan.Base64("nothing but a harmless text")}; c = %41%42";
        Assert.Equal(["acme-token 4-31"], TestScan.Scan(TestScan.AcmeRules, text).Spell());
    }

    [Fact]
    public void The_same_value_plain_and_encoded_is_found_at_both_places()
    {
        var text = $"a = {TestScan.Token(1)}; b = {TestScan.Base64(TestScan.Token(1))};";
        Assert.Equal(["acme-token 4-31", "acme-token 37-73 Base64"], TestScan.Scan(TestScan.AcmeRules, text).Spell());
    }

    [Theory]
    [InlineData("%41 ")]
    [InlineData(@"\x41 ")]
    [InlineData("bm90aGluZyBidXQgdGV4dCBvZiA= ")]
    [InlineData("6e6f7468696e672062757420746578742068657265 ")]
    public void Many_encoded_words_on_a_line_cost_no_more_than_their_size(string word)
    {
        var blob = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(word, 100_000 / word.Length)));
        var scanner = new Scanner(TestScan.AcmeRules, ScanLimits.Default, explain: false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(scanner.Scan(blob, null, "").Findings);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L * blob.Length);
    }
}
