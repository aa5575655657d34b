using System.Globalization;
using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>Files as they come: other encodings, line ends, long lines, and exact places in all of them.</summary>
public class OddBytesTests
{
    private const string Lead = "first line\nsecond line\n";

    private readonly Token token = Token.New(21);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16LE", true)]
    [InlineData("utf-16LE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void The_place_is_the_same_in_every_encoding(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = withMark ? encoding.GetPreamble() : [];

        AssertPlace([.. mark, .. encoding.GetBytes($"{Lead}  {token.Text}\n")], line: 3, column: 3 + token.Offset);
    }

    [Theory]
    [InlineData("first\r\nsecond\r\n", 3, 1)]
    [InlineData("a\tb\n\t\t", 2, 3)]
    [InlineData("\n\n\n", 4, 1)]
    [InlineData("Zürich grüßt\nüöä ", 2, 5)]
    [InlineData("日本語\n日本 ", 2, 4)]
    [InlineData("🙂🙂 ", 1, 6)]
    public void Columns_count_characters_as_editors_do(string before, int line, int column) =>
        AssertPlace(Encoding.UTF8.GetBytes($"{before}{token.Text}\r\n"), line, column + token.Offset);

    [Fact]
    public void Invalid_utf8_does_not_shift_the_line() =>
        AssertPlace([0xFD, 0xFE, 0xFF, (byte)'\n', 0xC3, (byte)'\n', .. Encoding.UTF8.GetBytes(token.Text)], line: 3, column: 1 + token.Offset);

    [Fact]
    public void A_file_full_of_zero_bytes_is_scanned_to_its_end() =>
        AssertPlace([.. new byte[3 << 20], (byte)'\n', .. Encoding.UTF8.GetBytes(token.Text)], line: 2, column: 1 + token.Offset);

    [Fact]
    public void A_line_of_ten_megabytes_is_scanned_to_its_end()
    {
        var filler = string.Concat(Enumerable.Repeat("lorem ipsum, dolor; ", 500_000));
        AssertPlace(Encoding.UTF8.GetBytes($"{filler} {token.Text}"), line: 1, column: filler.Length + 2 + token.Offset);
    }

    [Fact]
    public void A_secret_on_the_seam_of_two_pieces_is_found_once()
    {
        const int Piece = 8 << 20;
        var filler = new StringBuilder();
        while (filler.Length < Piece - 20)
        {
            filler.Append("seven letters and more\n");
        }

        filler.Length = Piece - 20;
        var lines = filler.ToString().Count(letter => letter == '\n');
        var column = filler.Length - filler.ToString().LastIndexOf('\n');
        filler.Append(CultureInfo.InvariantCulture, $" {token.Text}\n").Append('x', 1000);

        AssertPlace(Encoding.UTF8.GetBytes(filler.ToString()), lines + 1, column + 1 + token.Offset);
    }

    [Fact]
    public void A_broken_archive_leaves_the_scan_incomplete()
    {
        using var folder = new TemporaryFolder();
        folder.Write("broken.zip", [.. "PK\u0003\u0004"u8, .. new byte[100]]);
        folder.Write("broken.tar.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4]);

        Assert.Equal(3, Cli.Scan(folder.Path).ExitCode);
    }

    private void AssertPlace(byte[] content, int line, int column)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", content);

        var run = Cli.Scan(folder.Path);

        var found = run.Report.Only;
        Assert.Equal(token.Fingerprint, found.Fingerprint);
        Assert.Equal((line, column, line, column + token.Value.Length), (found.First.Line, found.First.Column, found.First.EndLine, found.First.EndColumn));
        Assert.Equal(1, run.ExitCode);
    }
}
