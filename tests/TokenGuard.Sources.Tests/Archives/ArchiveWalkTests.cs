using System.Text;
using TokenGuard.Sources.Archives;
using static TokenGuard.Sources.Tests.Archives.ArchiveBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class ArchiveWalkTests
{
    private static readonly byte[] Text = Bytes("a line\nanother line\n");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_no_archive_is_handed_out_as_it_is(bool asStream)
    {
        var reading = ArchiveReading.Of("a.txt", Text, asStream: asStream);
        Assert.Equal(["a.txt=a line\nanother line\n"], reading.Read);
        Assert.Equal(0, reading.Walk.Archives);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Archives_are_known_by_their_bytes_and_not_by_their_names(bool asStream)
    {
        Assert.Equal(["x!y/b=a line\nanother line\n"], ArchiveReading.Of("x", Zip(("y/b", Text)), asStream: asStream).Read);
        Assert.Equal(["x!y/b=a line\nanother line\n"], ArchiveReading.Of("x", Tar(("y/b", Text)), asStream: asStream).Read);
        Assert.Equal(["x!x=a line\nanother line\n"], ArchiveReading.Of("x", Gzip(Text), asStream: asStream).Read);
        Assert.Equal(["x.zip=a line\nanother line\n"], ArchiveReading.Of("x.zip", Text, asStream: asStream).Read);
    }

    [ProgramFact("gzip")]
    public void Gzip_files_are_unpacked() => AssertUnpacked("gzip", "gz");

    [ProgramFact("bzip2")]
    public void Bzip2_files_are_unpacked() => AssertUnpacked("bzip2", "bz2");

    [ProgramFact("xz")]
    public void Xz_files_are_unpacked() => AssertUnpacked("xz", "xz");

    [ProgramFact("zstd")]
    public void Zstd_files_are_unpacked() => AssertUnpacked("zstd", "zst");

    [Fact]
    public void Archives_in_archives_are_opened_and_their_paths_joined()
    {
        var inner = Zip(("c.env", Text), ("d.gz", Gzip(Text)));
        var reading = ArchiveReading.Of("a/b.tgz", Gzip(Tar(("x/y.jar", inner), ("z", Text))));
        Assert.Equal(
            ["a/b.tgz!x/y.jar!c.env=a line\nanother line\n", "a/b.tgz!x/y.jar!d.gz!d=a line\nanother line\n", "a/b.tgz!z=a line\nanother line\n"],
            reading.Read);
        Assert.Equal((3, 3), (reading.Walk.Archives, reading.Walk.Members));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_large_member_is_streamed_and_whole()
    {
        var large = Bytes(string.Concat(Enumerable.Range(0, 900_000).Select(i => i + "\n")));
        var reading = ArchiveReading.Of("a.zip", Zip(("large", large)), new ArchiveOptions { Ratio = 10_000 });
        Assert.Equal("a.zip!large=" + Encoding.UTF8.GetString(large), Assert.Single(reading.Read));
    }

    [Fact]
    public void Names_lead_nowhere_and_may_be_there_twice()
    {
        var reading = ArchiveReading.Of("a.zip", Zip(("../../etc/hosts", Text), ("/srv/x", Text), ("a\\b", Text), ("n\0l", Text), ("same", Text), ("same", Text), ("..", Text)));
        Assert.Equal(
            [@"a.zip!\x2E\x2E/\x2E\x2E/etc/hosts", "a.zip!srv/x", "a.zip!a/b", @"a.zip!n\x00l", "a.zip!same", "a.zip!same", @"a.zip!\x2E\x2E"],
            reading.Read.Select(part => part.Split('=')[0]));
    }

    [Fact]
    public void Members_are_left_out_by_their_path()
    {
        var archive = Gzip(Tar(("vendor/x", Text), ("src/y", Text)));
        Assert.Equal(["a.tgz!src/y=a line\nanother line\n"], ArchiveReading.Of("a.tgz", archive, isExcluded: where => where.Path == "a.tgz!vendor/x").Read);
    }

    [Fact]
    public void Switched_off_an_archive_is_a_file()
    {
        var reading = ArchiveReading.Of("a.tar", Tar(("x", Text)), new ArchiveOptions { Enabled = false });
        Assert.StartsWith("a.tar=", Assert.Single(reading.Read), StringComparison.Ordinal);
    }

    [Fact]
    public void A_self_unpacking_script_is_opened_and_an_ordinary_one_is_read()
    {
        Assert.Equal(["run!x=a line\nanother line\n"], ArchiveReading.Of("run", [.. "#!/bin/sh\nexit\n"u8, .. Zip(("x", Text))]).Read);
        Assert.Equal(["run=#!/bin/sh\nexit\n"], ArchiveReading.Of("run", [.. "#!/bin/sh\nexit\n"u8]).Read);
    }

    private static void AssertUnpacked(string program, string extension)
    {
        foreach (var asStream in new[] { false, true })
        {
            Assert.Equal(["dump.sql." + extension + "!dump.sql=a line\nanother line\n"], ArchiveReading.Of("dump.sql." + extension, PackWith(program, Text), asStream: asStream).Read);
        }

        Assert.Equal(["d." + extension + "!e/f=a line\nanother line\n"], ArchiveReading.Of("d." + extension, PackWith(program, Tar(("e/f", Text)))).Read);
        var half = ArchiveReading.Of("cut." + extension, PackWith(program, Noise(3_000_000))[..2_000_000]);
        Assert.Contains("is broken or cut off", Assert.Single(half.Problems), StringComparison.Ordinal);
        Assert.Single(half.Read);
    }
}
