using TokenGuard.Sources.Archives;
using TokenGuard.Sources.Tests.Git;
using static TokenGuard.Sources.Tests.Archives.ArchiveBuilding;

namespace TokenGuard.Sources.Tests.Archives;

public sealed class PatchTests
{
    private const string Patch = """
        From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
        Subject: [PATCH] +not a line
        + nor this

        diff --git a/a b/a
        --- a/a
        +++ b/a
        @@ -1,3 +1,3 @@ in +here
         context
        -old
        +new
        ++more

        \ No newline at end of file
        -- 
        +2.39

        """;

    private static readonly string Seen = Patch
        .Replace("-old", " old", StringComparison.Ordinal).Replace("+new", " new", StringComparison.Ordinal).Replace("++more", " +more", StringComparison.Ordinal);

    [Theory]
    [InlineData("a.patch")]
    [InlineData("mail.txt")]
    public void Marks_of_lines_are_spaces_and_nothing_else_is_changed(string name)
    {
        foreach (var asStream in new[] { false, true })
        {
            var reading = ArchiveReading.Of(name, Bytes(Patch), asStream: asStream);
            Assert.Equal([$"{name}={Seen}"], reading.Read);
            Assert.Equal(0, reading.Walk.Archives);
        }

        Assert.Equal([$"{name}={Patch}"], ArchiveReading.Of(name, Bytes(Patch), new ArchiveOptions { Enabled = false }).Read);
    }

    [Fact]
    public void Windows_lines_and_hunks_of_one_line_are_known()
    {
        Assert.Equal(["a.diff=@@ -1 +1 @@\r\n a\r\n b\r\n+c\r\n"], ArchiveReading.Of("a.diff", Bytes("@@ -1 +1 @@\r\n-a\r\n+b\r\n+c\r\n")).Read);
        Assert.Equal(["a.diff=@@ -1 +x @@\n-a\n"], ArchiveReading.Of("a.diff", Bytes("@@ -1 +x @@\n-a\n")).Read.Select(text => text.Replace(" a", "-a", StringComparison.Ordinal)));
    }

    [Fact]
    public void However_it_is_cut_into_pieces_the_same_is_seen()
    {
        for (var step = 1; step < 40; step++)
        {
            using var patch = new PatchBlob(new Pieces(Bytes(Patch), step));
            Assert.Equal(Seen, patch.ReadText());
        }
    }

    [Fact]
    public void Binary_files_are_decoded_before_and_after_and_opened_like_others()
    {
        using var repository = new TestRepository();
        byte[] zip = Zip(("in.env", Bytes("a line"))), noise = Noise(5000);
        File.WriteAllBytes(repository["my noise"], noise);
        repository.Git("add", ".");
        repository.CommitStaged("one");
        File.WriteAllBytes(repository["z.zip"], zip);
        File.WriteAllBytes(repository["my noise"], [.. noise, .. Bytes("added"), 0]);
        repository.Git("add", ".");
        repository.CommitStaged("two");
        var patch = repository.Git("format-patch", "-1", "--binary", "--stdout") + "\n";

        var reading = ArchiveReading.Of("a.patch", Bytes(patch));

        Assert.Empty(reading.Problems);
        Assert.Contains("a.patch!z.zip!in.env=a line", reading.Read);
        Assert.Contains("added", Assert.Single(reading.Read, part => part.StartsWith("a.patch!my noise=", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Single(reading.Read, part => part.StartsWith("a.patch!before/my noise=", StringComparison.Ordinal));
        Assert.StartsWith("a.patch=From ", reading.Read[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_binary_files_and_bombs_are_told_and_the_text_is_read()
    {
        const string Head = "diff --git a/x b/x\nGIT binary patch\nliteral 9\n";
        var broken = ArchiveReading.Of("a.patch", Bytes(Head + "Dabcde\n\n@@ -0,0 +1 @@\n+new\n"));
        Assert.StartsWith("a.patch!x: is broken", Assert.Single(broken.Problems), StringComparison.Ordinal);
        Assert.EndsWith("\n new\n", broken.Read[^1], StringComparison.Ordinal);

        using var repository = new TestRepository();
        repository.Commit("zeros", new string('\0', 20_000_000));
        var bomb = ArchiveReading.Of("a.patch", Bytes(repository.Git("format-patch", "--root", "-1", "--binary", "--stdout")), new ArchiveOptions { Ratio = 50 });
        Assert.Contains("(--archive-ratio)", Assert.Single(bomb.Problems), StringComparison.Ordinal);
        Assert.StartsWith("a.patch=From ", bomb.Read[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_patch_deep_in_archives_is_still_a_text()
    {
        var reading = ArchiveReading.Of("a.zip", Zip(("a.patch", Bytes(Patch))), new ArchiveOptions { Depth = 1 });
        Assert.Equal([$"a.zip!a.patch={Seen}"], reading.Read);
        Assert.Empty(reading.Problems);
    }

    /// <summary>Gives its bytes in pieces of one length.</summary>
    private sealed class Pieces(byte[] content, int step) : Blob(new Provenance { Kind = ProvenanceKind.File, Root = "root" })
    {
        private int position;

        public override long? Length => content.Length;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(Math.Min(step, buffer.Length), content.Length - position);
            content.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        }
    }
}
