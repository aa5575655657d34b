using TokenGuard.Engine.Matching.Runs;

namespace TokenGuard.Engine.Tests.Matching.Runs;

public sealed class RunBlockTests
{
    [Fact]
    public void Every_byte_belongs_to_the_alphabets_that_have_it()
    {
        for (var value = 0; value < 256; value++)
        {
            var block = new byte[RunBlock.Length];
            block.AsSpan(8, RunDemand.Unit).Fill((byte)value);

            var units = Read(block);

            for (var alphabet = RunAlphabet.Hexadecimal; alphabet <= RunAlphabet.Base64; alphabet++)
            {
                Assert.Equal(RunAlphabets.SetOf(alphabet).Contains((byte)value) ? 1UL << 2 : 0, units[(int)alphabet]);
            }
        }
    }

    [Fact]
    public void Vectors_read_what_a_look_at_every_byte_reads()
    {
        var random = new Random(3);
        for (var i = 0; i < 2000; i++)
        {
            var block = random.GetItems<byte>("0123456789abcdefABCDEFghxyzGXZ-_+/=. \"\u00e9"u8.ToArray(), RunBlock.Length);
            var expected = new ulong[RunAlphabets.Count];
            RunBlock.ReadBytes(block, expected);

            Assert.Equal(expected, Read(block));
        }
    }

    [Fact]
    public void What_lies_behind_the_end_of_a_text_is_of_no_alphabet()
    {
        var units = Read("abcd0123ab"u8.ToArray());

        Assert.All(units, of => Assert.Equal(0b11UL, of));
    }

    private static ulong[] Read(byte[] bytes)
    {
        var units = new ulong[RunAlphabets.Count];
        RunBlock.Read(bytes, units);
        return units;
    }
}
