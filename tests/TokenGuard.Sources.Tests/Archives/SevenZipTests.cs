using SharpCompress.Common;
using SharpCompress.Writers.SevenZip;
using TokenGuard.Sources.Archives;
using static TokenGuard.Sources.Tests.Archives.ArchiveBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class SevenZipTests
{
    private static readonly byte[] Text = Bytes("a line\n");

    [Theory]
    [InlineData(CompressionType.LZMA, false)]
    [InlineData(CompressionType.LZMA, true)]
    [InlineData(CompressionType.LZMA2, true)]
    public void Its_files_are_read(CompressionType method, bool compressHeader)
    {
        var reading = ArchiveReading.Of("x", SevenZip(method, compressHeader, ("a/b.env", Text), ("c.zip", Zip(("d", Text)))));
        Assert.Equal(["x!a/b.env=a line\n", "x!c.zip!d=a line\n"], reading.Read);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_bomb_is_stopped()
    {
        var reading = ArchiveReading.Of("x.7z", SevenZip(CompressionType.LZMA2, true, ("z", new byte[40_000_000])));
        Assert.Equal("x.7z: unpacks to more than 200 times its size (--archive-ratio); the rest was not read", Assert.Single(reading.Problems));
    }

    [Fact]
    public void No_byte_can_be_changed_or_cut_so_that_reading_it_fails()
    {
        var archive = SevenZip(CompressionType.LZMA2, false, ("one", Text), ("two", Text));
        for (var i = 0; i < archive.Length; i++)
        {
            byte[] changed = [.. archive];
            changed[i] ^= 0x11;
            Assert.InRange(ArchiveReading.Of("x.7z", changed, new ArchiveOptions { Time = TimeSpan.FromSeconds(5) }).Read.Count, 0, 2);
            Assert.InRange(ArchiveReading.Of("x.7z", archive[..i]).Read.Count, 0, 2);
        }
    }

    private static byte[] SevenZip(CompressionType method, bool compressHeader, params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var writer = new SevenZipWriter(output, new SevenZipWriterOptions(method) { CompressHeader = compressHeader, LeaveStreamOpen = true }))
        {
            foreach (var (name, content) in files)
            {
                writer.Write(name, new MemoryStream(content), null);
            }
        }

        return output.ToArray();
    }
}
