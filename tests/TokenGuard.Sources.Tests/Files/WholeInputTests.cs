using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Tests.Files;

public sealed class WholeInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(200_000)]
    public void A_file_is_read_as_a_whole(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllBytes(file, bytes);

        Assert.Equal(bytes, WholeInput.Read(file));
        Assert.Equal(bytes, WholeInput.Read(file, Math.Max(1, length)));
    }

    [Fact]
    public void A_larger_one_is_refused()
    {
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllBytes(file, new byte[(2 << 20) + 1]);

        Assert.Equal("it is larger than 2 MiB, or has no end", Assert.Throws<IOException>(() => WholeInput.Read(file, 2 << 20)).Message);
    }

    [Fact]
    public void What_has_no_end_is_given_up()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("it is larger than 16 MiB, or has no end", Assert.Throws<IOException>(() => WholeInput.Read("/dev/zero")).Message);
            Assert.Equal("it is larger than 256 MiB, or has no end", Assert.Throws<IOException>(() => WholeInput.Read("/dev/zero", WholeInput.LargestMade)).Message);
            Assert.Empty(WholeInput.Read("/dev/null"));
        }
    }

    [Fact]
    public void What_the_system_makes_up_tells_no_length_and_is_read()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(File.ReadAllText("/proc/version"), Assert.Single(WholeInput.ReadLines("/proc/version")) + "\n");
        }
    }

    public void Dispose() => folder.Dispose();
}
