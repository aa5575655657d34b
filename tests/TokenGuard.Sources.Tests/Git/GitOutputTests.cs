using System.Text;
using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitOutputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000_000)]
    public void Records_and_bytes_are_read_in_turn_whatever_the_pipe_gives_at_once(int atOnce)
    {
        var large = new string('l', 200_000);
        var output = new GitOutput(new SlowStream($"one\n\n{large}\n12345two\ncut", atOnce));
        var bytes = new byte[5];

        Assert.Equal("one", Record(output));
        Assert.Equal("", Record(output));
        Assert.Equal(large, Record(output));
        Assert.Equal(5, output.ReadFully(bytes));
        Assert.Equal("12345"u8.ToArray(), bytes);
        Assert.Equal("two", Record(output));
        Assert.Null(Record(output));
    }

    [Fact]
    public void What_is_cut_off_is_told_by_its_length()
    {
        var output = new GitOutput(new SlowStream("abc", 1));

        Assert.Equal(3, output.ReadFully(new byte[5]));
        Assert.Equal(0, output.Read(new byte[5]));
    }

    private static string? Record(GitOutput output) =>
        output.TryReadRecord((byte)'\n', out var record) ? Encoding.UTF8.GetString(record) : null;

    private sealed class SlowStream(string text, int atOnce) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(atOnce, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(atOnce, count));
    }
}
