using System.Runtime.Versioning;
using System.Text;
using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Tests.Files;

/// <summary>Files are replaced as a whole, and only files are.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => folder["file"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_file_stands_in_the_place_of_the_old_one()
    {
        Write("first");
        Write("second");

        Assert.Equal("second", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_link_is_followed_and_stays_one()
    {
        Write("first");
        System.IO.File.CreateSymbolicLink(folder["link"], "file");

        WholeFile.Replace(folder["link"], "second"u8);

        Assert.Equal("second", System.IO.File.ReadAllText(File));
        Assert.Equal("file", new FileInfo(folder["link"]).LinkTarget);
    }

    [RootFact]
    public void A_file_that_is_mounted_by_itself_is_written_over()
    {
        Write("first and longer");
        folder.Shell("touch mounted; mount --bind file mounted 2>/dev/null || touch refused");
        if (System.IO.File.Exists(folder["refused"]))
        {
            // Containers often keep even the administrator from mounting.
            return;
        }

        try
        {
            WholeFile.Replace(folder["mounted"], "second"u8);
        }
        finally
        {
            folder.Shell("umount mounted");
        }

        Assert.Equal("second", System.IO.File.ReadAllText(File));
        Assert.Equal([File, folder["mounted"]], Directory.GetFileSystemEntries(folder.Path).Order());
    }

    [Fact]
    public void What_is_no_file_is_not_replaced()
    {
        folder.Shell("mkfifo pipe; mkdir folder");

        Assert.Equal("it is a device or a pipe, and no file", Failure(folder["pipe"]));
        Assert.Equal("it is a folder", Failure(folder["folder"]));
        Assert.Equal($"there is no folder '{folder["missing"]}'", Failure(folder["missing/file"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void A_failure_names_the_file_that_was_asked_for()
    {
        var failure = Assert.Throws<IOException>(() => WholeFile.Replace(
            File, "x"u8, beforeShown: () => throw new IOException($"No space left on device : '{Assert.Single(Directory.GetFiles(folder.Path))}'")));

        Assert.Equal($"No space left on device : '{File}'", failure.Message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Nor_is_what_a_link_leads_to()
    {
        folder.Shell("mkfifo pipe; ln -s pipe file");

        Assert.Equal("it is a device or a pipe, and no file", Failure(File));
    }

    [Fact]
    public void What_fails_before_it_is_shown_leaves_the_old_file()
    {
        Write("first");

        Assert.Throws<InvalidOperationException>(() => WholeFile.Replace(File, "second"u8, beforeShown: () => throw new InvalidOperationException()));

        Assert.Equal("first", System.IO.File.ReadAllText(File));
        Assert.Equal([File], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void It_is_its_owners_alone_where_that_is_asked_for()
    {
        WholeFile.Replace(File, "content"u8, forOwnerOnly: true);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    private void Write(string text) => WholeFile.Replace(File, Encoding.UTF8.GetBytes(text));

    private static string Failure(string path) => Assert.ThrowsAny<IOException>(() => WholeFile.Replace(path, "content"u8)).Message;
}
