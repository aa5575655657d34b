using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>Files that are larger than what is scanned at once: nothing is lost, told twice or misplaced where the pieces meet.</summary>
public class SeamTests
{
    private const int Piece = 8 << 20;

    /// <summary>One that is nothing without the name before it.</summary>
    private readonly Token token = Token.Of(Token.Rules.Catalog.Rules.First(rule => rule.Id == "ably-api-key"), 33)!;

    [Theory]
    [InlineData(Piece - (128 << 10))]
    [InlineData(Piece - (64 << 10))]
    [InlineData(Piece)]
    public void A_value_is_found_wherever_a_piece_begins_or_ends(int seam)
    {
        int[] starts =
        [
            seam - token.Offset - token.Value.Length, seam - token.Offset - token.Value.Length + 1, seam - token.Offset - 1,
            seam - token.Offset, seam - token.Offset + 1, seam - 1, seam, seam + 1,
        ];
        using var folder = new TemporaryFolder();
        foreach (var start in starts)
        {
            folder.Write($"{start}.txt", [.. Filler(start - 1), .. Encoding.UTF8.GetBytes($" {token.Text}\n"), .. Filler(200 << 10)]);
        }

        Assert.Equal(
            starts.Order().Select(start => ($"{start}.txt", ((start - 1) / 32) + 1, ((start - 1) % 32) + 2 + token.Offset)),
            Cli.Scan(folder.Path).Report.Only.Places.Select(place => (place.Path, place.Line, place.Column)).Order());
    }

    [Fact]
    public void A_character_that_two_pieces_share_counts_once()
    {
        using var folder = new TemporaryFolder();
        var before = string.Concat(Enumerable.Repeat("日", (Piece + 1000) / 3)) + " ";
        folder.Write("a.txt", Encoding.UTF8.GetBytes(before + token.Text));

        Assert.Equal(before.Length + 1 + token.Offset, Cli.Scan(folder.Path).Report.Only.First.Column);
    }

    /// <summary>Lines of 32 bytes, the last of them cut.</summary>
    private static byte[] Filler(int length)
    {
        var line = "words that name nothing at all.\n"u8;
        var filler = new byte[length];
        for (var i = 0; i < length; i++)
        {
            filler[i] = line[i % line.Length];
        }

        return filler;
    }
}
