using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Tests.Files;

public sealed class FileTreeSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_file_below_the_root_is_read_except_git_folders()
    {
        folder.Write("a.txt", "A");
        folder.Write("deep/er/b.txt", "B");
        folder.Write("empty", "");
        folder.Write(".hidden", "H");
        folder.Write("deep/.git/config", "C");

        using var source = Open();

        Assert.Equal([".hidden=H", "a.txt=A", "deep/er/b.txt=B", "empty="], source.ReadAll());
        Assert.Empty(source.Problems);
        Assert.Empty(source.Notices);
    }

    [Fact]
    public void Excluded_folders_are_not_entered_and_excluded_files_not_read()
    {
        folder.Write("kept/a", "A");
        folder.Write("dropped/b", "B");
        folder.Write("c.bin", "C");
        var asked = new List<string>();

        using var source = FileSource.Open(folder.Path, path =>
        {
            asked.Add(path);
            return path is "dropped/" or "c.bin";
        });

        Assert.Equal(["kept/a=A"], source.ReadAll());
        Assert.Equal(["c.bin", "dropped/", "kept/", "kept/a"], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Links_are_not_followed_and_those_out_of_the_root_are_noted()
    {
        folder.Write("root/real/a", "A");
        folder.Write("outside/b", "B");
        folder.Shell("cd root; ln -s real inner; ln -s real/a file; ln -s . loop; ln -s ../outside out; ln -s ../outside/b outfile; ln -s nowhere dangling");

        using var source = FileSource.Open(folder["root"], _ => false);

        Assert.Equal(["real/a=A"], source.ReadAll());
        Assert.Empty(source.Problems);
        Assert.Equal(["out", "outfile"], source.Notices.Select(n => n.Where.Path).Order(StringComparer.Ordinal));
        Assert.All(source.Notices, n => Assert.Equal(SourceNoticeKind.LinkOutsideRoot, n.Kind));
    }

    [Fact]
    public void Fifos_sockets_and_devices_are_skipped()
    {
        folder.Write("a", "A");
        folder.Shell("mkfifo fifo; mknod zero c 1 5 2>/dev/null || true");
        using var socket = new System.Net.Sockets.Socket(
            System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(folder["socket"]));

        using var source = Open();

        Assert.Equal(["a=A"], source.ReadAll());
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void Names_that_are_not_utf8_are_read_and_shown_escaped()
    {
        folder.Shell(@"mkdir ""$(printf 'd\351')""; printf X > ""$(printf 'd\351/caf\351 \303\251')""; printf Y > ""$(printf 'line\nbreak')""");

        using var source = Open();

        Assert.Equal(["d\\xE9/caf\\xE9 é=X", "line\nbreak=Y"], source.ReadAll());
        folder.Shell("rm -r d*");
    }

    [Fact]
    public void A_file_that_disappears_is_a_problem_and_the_rest_is_read()
    {
        folder.Write("a", "A");
        folder.Write("b", "B");
        using var source = Open();
        using var first = source.NextBlob(CancellationToken.None);
        var other = first!.Provenance.Path == "a" ? "b" : "a";
        File.Delete(folder[other]);
        folder.Write("unused", "");

        Assert.Empty(source.ReadAll());
        Assert.Equal([$"{other}: disappeared before it was read"], source.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_folder_that_disappears_is_a_problem_and_the_rest_is_read()
    {
        folder.Write("sub/a", "A");
        folder.Write("b", "B");
        using var source = Open();
        using var first = source.NextBlob(CancellationToken.None);
        Directory.Delete(folder["sub"], recursive: true);

        Assert.Empty(source.ReadAll());
        Assert.Equal(["sub/: the folder cannot be listed: No such file or directory"], source.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_folder_that_cannot_be_opened_is_a_problem_and_the_rest_is_read()
    {
        folder.Write("a", "A");
        folder.MakeTooDeepFolder();

        using var source = Open();

        Assert.Equal(["a=A"], source.ReadAll());
        Assert.Equal("the folder cannot be listed: File name too long", Assert.Single(source.Problems).Reason);
        folder.Shell("rm -r deep");
    }

    [Fact]
    public void Ten_thousand_files_are_each_read_once_by_several_workers()
    {
        for (var i = 0; i < 10_000; i++)
        {
            folder.Write($"{i % 100}/{i}", $"{i}");
        }

        using var source = Open();
        var contents = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, _ =>
        {
            while (source.NextBlob(CancellationToken.None) is { } blob)
            {
                using (blob)
                {
                    contents.Add(blob.ReadText());
                }
            }
        });

        Assert.Equal(Enumerable.Range(0, 10_000), contents.Select(int.Parse).Order());
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void A_large_file_is_streamed()
    {
        var content = new string('x', Blob.LargestInMemory + 1);
        folder.Write("large", content);
        using var source = Open();
        using var blob = source.NextBlob(CancellationToken.None)!;

        Assert.False(blob.TryGetContent(out _));
        Assert.Equal(content.Length, blob.Length);
        Assert.Equal(content, blob.ReadText());
    }

    [Fact]
    public void A_file_without_a_size_is_read_to_its_end()
    {
        using var source = FileSource.Open("/proc/self/status", _ => true);

        Assert.StartsWith("status=Name:", Assert.Single(source.ReadAll()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_walk_throws()
    {
        folder.Write("a", "A");
        using var source = Open();

        Assert.Throws<OperationCanceledException>(() => source.NextBlob(new CancellationToken(canceled: true)));
    }

    public void Dispose() => folder.Dispose();

    private IBlobSource Open() => FileSource.Open(folder.Path, _ => false);
}
