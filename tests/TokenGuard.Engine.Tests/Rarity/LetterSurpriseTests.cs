using System.Text;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Tests.Rarity;

public sealed class LetterSurpriseTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("connectionString")]
    [InlineData("the quick brown fox")]
    [InlineData("CancellationTokenSource")]
    public void Words_and_identifiers_surprise_little(string text) => Assert.InRange(LetterSurprise.PerLetter(Encoding.UTF8.GetBytes(text)), 2, 4.8);

    [Fact]
    public void Letters_drawn_at_random_surprise_more()
    {
        var random = new Random(7);
        var surprising = 0;
        for (var i = 0; i < 1000; i++)
        {
            var text = Enumerable.Range(0, 10).Select(_ => (byte)('a' + random.Next(26))).ToArray();
            surprising += LetterSurprise.PerLetter(text) > 5.2 ? 1 : 0;
        }

        Assert.InRange(surprising, 950, 1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234-5678")]
    public void A_text_without_letters_surprises_not(string text) => Assert.Equal(0, LetterSurprise.PerLetter(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Any_bytes_are_survived()
    {
        var bytes = new byte[1000];
        new Random(3).NextBytes(bytes);

        Assert.InRange(LetterSurprise.PerLetter(bytes), 0, 20);
    }

    [Fact]
    public void The_table_is_complete() => Assert.Equal(LetterTable.Symbols * LetterTable.Symbols * LetterTable.Symbols, LetterTable.Levels.Length);
}
