using System.Text;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Tests.Findings;

public class LineCursorTests
{
    private static LineCursor CursorOver(string text) => new(BlobText.Of(Encoding.UTF8.GetBytes(text)), new TextPosition(1, 1));

    [Fact]
    public void Lines_and_columns_start_at_one() => Assert.Equal(new TextPosition(1, 1), CursorOver("abc").MoveTo(0));

    [Fact]
    public void A_carriage_return_belongs_to_its_line() => Assert.Equal(new TextPosition(2, 2), CursorOver("a\r\nbc").MoveTo(4));

    [Fact]
    public void Columns_are_utf16_code_units()
    {
        // é is two bytes and one unit, the emoji four bytes and two units.
        Assert.Equal(new TextPosition(1, 4), CursorOver("é😀x").MoveTo(6));
    }

    [Fact]
    public void A_byte_order_mark_is_no_column() => Assert.Equal(new TextPosition(1, 2), CursorOver("\uFEFFab").MoveTo(4));

    [Fact]
    public void It_goes_on_and_back_to_the_same_answers()
    {
        var text = "eins\nzwei é\n\nvier 😀 fünf\n";
        var bytes = Encoding.UTF8.GetBytes(text);
        var cursor = CursorOver(text);

        foreach (var offset in new[] { 3, 4, 5, 9, 12, 13, 14, 20, 5, 24, 0, bytes.Length })
        {
            var before = Encoding.UTF8.GetString(bytes[..offset]);
            var expected = new TextPosition(before.Count(letter => letter == '\n') + 1, before.Length - before.LastIndexOf('\n'));
            Assert.Equal(expected, cursor.MoveTo(offset));
        }
    }
}
