using System.Text;

namespace TokenGuard.Engine.Tests;

public class AsciiTests
{
    [Fact]
    public void A_word_is_found_in_every_case_where_the_framework_finds_it()
    {
        var random = new Random(1);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string(random.GetItems<char>("aAbB-\u00E1@`", random.Next(0, 14)));
            var word = new string(random.GetItems<char>("ab-@", random.Next(0, 4)));
            var expected = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);

            Assert.Equal(expected, Ascii.IndexOfIgnoreCase(Encoding.Latin1.GetBytes(text), Encoding.Latin1.GetBytes(word)));
        }
    }
}
