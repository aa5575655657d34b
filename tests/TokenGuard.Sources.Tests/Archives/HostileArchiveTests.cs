using System.Buffers.Binary;
using System.Formats.Tar;
using TokenGuard.Sources.Archives;
using static TokenGuard.Sources.Tests.Archives.ArchiveBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class HostileArchiveTests
{
    private static readonly byte[] Text = Bytes("a line\n");

    [Fact]
    public void Archives_deeper_than_the_limit_are_named_and_not_opened()
    {
        var archive = Zip(("in.txt", Text));
        for (var i = 0; i < 4; i++)
        {
            archive = Zip(("n.zip", archive), ("beside", Text));
        }

        var reading = ArchiveReading.Of("a.zip", archive);
        Assert.Equal("a.zip!n.zip!n.zip!n.zip!n.zip: lies in 4 archives inside each other and was not opened (--archive-depth)", Assert.Single(reading.Problems));
        Assert.Equal(4, reading.Read.Count);
        Assert.Empty(ArchiveReading.Of("a.zip", archive, new ArchiveOptions { Depth = 5 }).Problems);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bomb_is_stopped_and_what_came_out_until_then_is_read(bool asZip)
    {
        var zeros = new byte[20_000_000];
        var reading = ArchiveReading.Of("a", asZip ? Zip(("z", zeros)) : Gzip(zeros), asStream: !asZip);
        Assert.Equal("a: unpacks to more than 200 times its size (--archive-ratio); the rest was not read", Assert.Single(reading.Problems));
        Assert.InRange(Assert.Single(reading.Read).Length, 15_900_000, 20_000_000);
    }

    [Fact]
    public void The_size_that_is_unpacked_is_limited_over_all_members()
    {
        var reading = ArchiveReading.Of("a.zip", Zip(("x", Noise(600_000)), ("y", Noise(600_000))), new ArchiveOptions { UnpackedBytes = 1_000_000 });
        Assert.Equal("a.zip: unpacks to more than 1 MB (--archive-size); the rest was not read", Assert.Single(reading.Problems));
        Assert.Equal(2, reading.Read.Count);
    }

    [Fact]
    public void Time_is_limited()
    {
        var reading = ArchiveReading.Of("a.zip", Zip(("x", Text)), new ArchiveOptions { Time = TimeSpan.FromTicks(-1) });
        Assert.StartsWith("a.zip: takes longer than", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_overlap_are_a_bomb_like_any_other()
    {
        // One file, two thousand times in the directory.
        var zip = Zip(("z", new byte[20_000_000]));
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var start = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 16));
        byte[] entry = zip[start..end], record = zip[end..];
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12), (uint)(2000 * entry.Length));
        byte[] bomb = [.. zip[..start], .. Enumerable.Repeat(entry, 2000).SelectMany(bytes => bytes), .. record];
        Assert.Equal("a.zip: unpacks to more than 200 times its size (--archive-ratio); the rest was not read", Assert.Single(ArchiveReading.Of("a.zip", bomb).Problems));
    }

    [Fact]
    public void A_header_that_claims_gigabytes_costs_none()
    {
        var header = new PaxTarEntry(TarEntryType.RegularFile, "x");
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(header);
        }

        // The extended header of the first entry, with another length and its checksum.
        var archive = output.ToArray();
        Bytes("17700000000\0").CopyTo(archive, 124);
        Bytes("        ").CopyTo(archive, 148);
        Bytes(Convert.ToString(archive.AsSpan(0, 512).ToArray().Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(archive, 148);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var reading = ArchiveReading.Of("a.tar", archive);
        Assert.Single(reading.Problems);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 10_000_000);
    }

    [Fact]
    public void A_cut_zip_is_read_as_far_as_it_goes_and_named()
    {
        var zip = Zip(("one", Text), ("two", Noise(100_000)), ("three", Text));
        var reading = ArchiveReading.Of("a.zip", zip[..50_000]);
        Assert.Equal("a.zip!one=a line\n", reading.Read[0]);
        Assert.Contains("a.zip: is broken or cut off, so it was not read to its end: its directory is missing", reading.Problems);
    }

    [Fact]
    public void A_cut_tar_is_read_as_far_as_it_goes_and_named()
    {
        var reading = ArchiveReading.Of("a.tar", Tar(("one", Text), ("two", Noise(100_000)))[..50_000]);
        Assert.Equal("a.tar!one=a line\n", reading.Read[0]);
        Assert.Contains(reading.Problems, problem => problem.StartsWith("a.tar!two: is broken or cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tar_whose_member_claims_gigabytes_is_read_as_far_as_it_goes()
    {
        using var output = new MemoryStream();
        using (var writer = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "one") { DataStream = new MemoryStream(Text) });
        }

        var tar = output.ToArray();
        Bytes("77777777777\0").CopyTo(tar, 124);
        Bytes("        ").CopyTo(tar, 148);
        Bytes(Convert.ToString(tar.AsSpan(0, 512).ToArray().Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);

        var reading = ArchiveReading.Of("a.tar", tar);

        Assert.StartsWith("a.tar!one=a line\n", Assert.Single(reading.Read), StringComparison.Ordinal);
        Assert.Contains(reading.Problems, problem => problem.StartsWith("a.tar!one: is broken or cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_in_a_tar_are_not_followed()
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "/etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "hard") { LinkName = "../../etc/passwd" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "file") { DataStream = new MemoryStream(Text) });
        }

        Assert.Equal(["a.tar!file=a line\n"], ArchiveReading.Of("a.tar", output.ToArray()).Read);
    }

    [Fact]
    public void Encrypted_files_are_told_of_and_are_no_error()
    {
        var zip = Zip(("secret", Text), ("open", Text));
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        var reading = ArchiveReading.Of("a.zip", zip);
        Assert.Equal(["a.zip: 1 of its files are encrypted and were not read"], reading.Notices);
        Assert.Equal(["a.zip!open=a line\n"], reading.Read);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Of_many_broken_files_the_first_ones_are_told()
    {
        var zip = Zip([.. Enumerable.Range(0, 50).Select(i => ($"f{i}", Text))]);
        for (var at = 0; (at = zip.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8) is >= 0 and var next ? at + 4 + next : -1) >= 0;)
        {
            zip[at + 10] = 77;
        }

        var reading = ArchiveReading.Of("a.zip", zip);
        Assert.Equal(21, reading.Problems.Count);
        Assert.Equal("a.zip: 30 more of its files could not be read", reading.Problems[^1]);
    }

    [Fact]
    public void No_byte_of_an_archive_can_be_changed_so_that_reading_it_fails()
    {
        foreach (var archive in new[] { Zip(("one", Text), ("two", Text)), Tar(("one", Text)), Gzip(Tar(("one", Text))) })
        {
            for (var i = 0; i < archive.Length; i += archive.Length > 2000 ? 11 : 1)
            {
                foreach (var value in new byte[] { 0xFF, (byte)(archive[i] ^ 0x10) })
                {
                    byte[] changed = [.. archive];
                    changed[i] = value;
                    Assert.InRange(ArchiveReading.Of("a", changed).Read.Count, 0, 2);
                    Assert.InRange(ArchiveReading.Of("a", archive[..i], asStream: true).Read.Count, 0, 2);
                }
            }
        }
    }
}
