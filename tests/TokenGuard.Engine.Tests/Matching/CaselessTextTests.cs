using System.Text;
using TokenGuard.Engine.Matching.Kernels;

namespace TokenGuard.Engine.Tests.Matching;

public sealed class CaselessTextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(21)]
    public void Letters_are_the_same_in_both_cases_and_no_other_bytes_are(int length)
    {
        for (var position = 0; position < length; position++)
        {
            for (var mine = 0; mine < 256; mine++)
            {
                if (mine is >= 'A' and <= 'Z')
                {
                    continue;
                }

                for (var theirs = 0; theirs < 256; theirs++)
                {
                    var text = Filled(length, 'm', position, (byte)mine);
                    var data = Filled(length + 2, 'M', position, (byte)theirs);
                    var isSame = Ascii.ToLower((byte)theirs) == mine;

                    Assert.True(isSame == CaselessText.Begins(data, text), $"{theirs:X2} for {mine:X2} at {position}");
                }
            }
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("abcde")]
    [InlineData("abcdefghij")]
    public void Data_that_ends_before_the_text_does_not_begin_with_it(string text) =>
        Assert.False(CaselessText.Begins(Encoding.ASCII.GetBytes(text[..^1]), Encoding.ASCII.GetBytes(text)));

    private static byte[] Filled(int length, char filler, int position, byte value)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)filler);
        bytes[position] = value;
        return bytes;
    }
}
