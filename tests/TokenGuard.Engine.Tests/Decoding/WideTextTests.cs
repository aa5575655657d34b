using System.Text;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Tests.Decoding;

public sealed class WideTextTests
{
    private const string Plain = "token = some-long-text-of-a-program";

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Utf32_is_seen_through_with_and_without_mark(bool bigEndian, bool mark)
    {
        const string Characters = "some text, é and 🔑 in it, long enough to judge";
        var encoding = new UTF32Encoding(bigEndian, byteOrderMark: true);
        byte[] blob = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Characters.Replace("🔑", mark ? "🔑" : "", StringComparison.Ordinal))];
        var kind = WholeText.Detect(blob);
        Assert.Equal(bigEndian ? EncodingKind.Utf32BigEndian : EncodingKind.Utf32LittleEndian, kind);
        var decoded = new DecodedText();
        WholeText.Decode(blob, kind!.Value, decoded);
        Assert.Equal((mark ? "\uFEFF" + Characters : Characters.Replace("🔑", "", StringComparison.Ordinal)), Text(decoded));
        var at = decoded.Bytes.IndexOf("text"u8);
        Assert.Equal(new ByteSpan((mark ? 4 : 0) + 20, 16), decoded.ToSource(new ByteSpan(at, 4)));
    }

    [Fact]
    public void Utf32_that_is_cut_or_no_character_does_not_fail()
    {
        var decoded = new DecodedText();
        Utf32Decoder.Decode([0xFF, 0xFE, 0, 0, 0, 0xD8, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0x41], EncodingKind.Utf32LittleEndian, decoded);
        Assert.Equal("\uFEFF\uFFFD\uFFFD\uFFFD", Text(decoded));
    }

    [Fact]
    public void A_wide_string_in_a_program_is_seen_through()
    {
        byte[] blob = [0x7F, (byte)'E', (byte)'L', (byte)'F', 1, 2, 0, 0, 0, .. Encoding.Unicode.GetBytes(Plain), 0, 0, 9, 9];
        var decoded = new DecodedText();
        new WideTextDecoder().Decode(blob, decoded);
        Assert.StartsWith(Plain, Text(decoded), StringComparison.Ordinal);
        Assert.Equal(new ByteSpan(9 + 16, 8), decoded.ToSource(new ByteSpan(8, 4)));
    }

    [Fact]
    public void The_shortest_wide_string_is_seen_through_wherever_it_stands()
    {
        var random = new Random(19);
        for (var offset = 0; offset < 70; offset++)
        {
            byte[] before = [.. Enumerable.Range(0, offset).Select(_ => (byte)(random.Next(3) == 0 ? random.Next(0x80, 0x100) : 0))];
            byte[] blob = [.. before, .. Encoding.Unicode.GetBytes("sixteen letters."), 0, 0, .. before, .. Encoding.Unicode.GetBytes("and once more: x"), 2, 1];
            var decoded = new DecodedText();
            new WideTextDecoder().Decode(blob, decoded);
            Assert.Equal(["sixteen letters.", "and once more: x"], Text(decoded).Split('\0').Select(part => part.Trim()).Where(part => part.Length >= 16).Select(part => part[..16]));
        }
    }

    [Fact]
    public void An_encoded_command_is_seen_through_in_two_steps()
    {
        var source = Encoding.ASCII.GetBytes("powershell -EncodedCommand " + Convert.ToBase64String(Encoding.Unicode.GetBytes(Plain)));
        var first = new DecodedText();
        new Base64Decoder().Decode(source, first);
        var second = new DecodedText();
        new WideTextDecoder().Decode(first.Bytes, second);
        Assert.Contains(Plain, Text(second), StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_and_short_runs_are_no_text()
    {
        var decoded = new DecodedText();
        new WideTextDecoder().Decode([.. new byte[10_000], .. Encoding.Unicode.GetBytes("too short"), 1, 2], decoded);
        Assert.Equal(0, decoded.Length);
    }

    private static string Text(DecodedText decoded) => Encoding.UTF8.GetString(decoded.Bytes);
}
