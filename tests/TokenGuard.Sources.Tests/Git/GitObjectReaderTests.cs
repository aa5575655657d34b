using System.Collections.Concurrent;
using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitObjectReaderTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void A_missing_object_is_named_and_the_rest_is_read()
    {
        Commit("one", "two", "three");
        File.Delete(repository.ObjectFile(repository.IdOf("two")));

        Assert.Equal(["one", "three"], ReadAll(out var problems));
        Assert.Equal([$"object {repository.IdOf("two")} is missing"], problems);
    }

    [Fact]
    public void A_damaged_loose_object_is_named_and_the_rest_is_read()
    {
        Commit("one", "two", "three");
        Damage(repository.ObjectFile(repository.IdOf("two")), bytes => bytes.AsSpan(4).Fill(0xFF));

        Assert.Equal(["one", "three"], ReadAll(out var problems));
        Assert.Contains(repository.IdOf("two"), Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loose_object_that_is_cut_off_is_named_and_the_rest_is_read()
    {
        var cut = Noise(100_000);
        Commit("one", cut, "three");
        Damage(repository.ObjectFile(repository.IdOf(cut)), bytes => bytes.AsSpan(bytes.Length / 2).Clear());

        Assert.Equal(["one", "three"], ReadAll(out var problems));
        Assert.Contains(repository.IdOf(cut), Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(6_000_000)]
    public void Content_that_breaks_off_while_git_streams_it_is_named_and_the_rest_is_read(int length)
    {
        var cut = Noise(length);
        Commit("one", cut, "three", "four");
        Damage(repository.ObjectFile(repository.IdOf(cut)), bytes => bytes.AsSpan(bytes.Length / 2).Clear());
        repository.Git("config", "core.bigFileThreshold", "1k");

        var contents = ReadAll(out var problems);

        Assert.Equal(["four", "one", "three"], contents.Where(c => c.Length < 10));
        Assert.All(contents, c => Assert.StartsWith(c.Length < 10 ? c : cut[..1000], c, StringComparison.Ordinal));
        Assert.StartsWith($"object {repository.IdOf(cut)} breaks off", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_damaged_object_of_many_is_named()
    {
        var contents = Enumerable.Range(0, 300).Select(i => $"content {i}").ToArray();
        Commit(contents);
        foreach (var damaged in contents.Where((_, i) => i % 3 == 0))
        {
            Damage(repository.ObjectFile(repository.IdOf(damaged)), bytes => bytes.AsSpan(4).Fill(0xFF));
        }

        Assert.Equal(contents.Where((_, i) => i % 3 != 0).Order(StringComparer.Ordinal), ReadAll(out var problems));
        Assert.Equal(100, problems.Length);
    }

    [Fact]
    public void A_pack_that_is_cut_off_is_reported()
    {
        Commit("one", "two");
        repository.Git("repack", "-adq");
        repository.Commit("loose", "loose");
        Damage(Directory.GetFiles(repository[".git/objects/pack"], "*.pack").Single(), keep: 0.5);

        Assert.Equal(["loose"], ReadAll(out var problems));
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void A_missing_commit_or_tree_is_reported_and_all_that_is_there_is_read()
    {
        var first = repository.Commit("a", "one");
        repository.Commit("sub/b", "two");
        repository.Commit("sub/b", "three");
        File.Delete(repository.ObjectFile(repository.Git("rev-parse", "HEAD~1:sub")));
        Assert.Equal(["one", "three"], ReadAll(out var missingTree));
        File.Delete(repository.ObjectFile(first));

        Assert.Equal(["one", "three", "two"], ReadAll(out var missingCommit));

        Assert.Single(missingTree);
        Assert.Contains("git could not walk the whole history", Assert.Single(missingCommit), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ref_to_nowhere_is_reported_and_all_that_is_there_is_read()
    {
        repository.Commit("a", "one");
        repository.Write(".git/refs/heads/broken", new string('1', 40) + "\n");

        Assert.Equal(["one"], ReadAll(out var problems));
        Assert.EndsWith("instead: fatal: bad object refs/heads/broken", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_blobs_are_streamed_between_small_ones()
    {
        var large = Noise(5_000_000);
        Commit("one", large, "two", large + "x", "three");

        Assert.Equal(new[] { "one", "three", "two", large, large + "x" }.Order(StringComparer.Ordinal), ReadAll(out var problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void A_large_blob_that_is_not_read_to_its_end_does_not_disturb_the_next()
    {
        var large = Noise(5_000_000);
        Commit("one", large, "two");
        using var source = GitHistorySource.OpenAll(repository.Open());
        var small = new List<string>();
        while (source.NextBlob(CancellationToken.None) is { } blob)
        {
            using (blob)
            {
                if (!blob.Provenance.IsMessage && blob.TryGetContent(out _))
                {
                    small.Add(blob.ReadText());
                }
            }
        }

        Assert.Equal(["one", "two"], small.Order(StringComparer.Ordinal));
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void Several_workers_read_each_blob_once()
    {
        var contents = Enumerable.Range(0, 600).Select(i => i % 100 == 0 ? Noise(5_000_000) + i : $"content {i}").ToArray();
        Commit(contents);
        using var source = GitHistorySource.OpenAll(repository.Open());
        var read = new ConcurrentBag<(bool IsMessage, string Text)>();

        Parallel.For(0, 4, _ =>
        {
            while (source.NextBlob(CancellationToken.None) is { } blob)
            {
                using (blob)
                {
                    read.Add((blob.Provenance.IsMessage, blob.ReadText()));
                }
            }
        });

        Assert.Equal(contents.Order(StringComparer.Ordinal), read.Where(blob => !blob.IsMessage).Select(blob => blob.Text).Order(StringComparer.Ordinal));
        Assert.Single(read, blob => blob.IsMessage);
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void A_source_that_is_given_up_in_the_middle_ends_its_git()
    {
        Commit([.. Enumerable.Range(0, 300).Select(i => Noise(4000) + i)]);
        var source = GitHistorySource.OpenAll(repository.Open());
        source.NextBlob(CancellationToken.None)!.Dispose();

        source.Dispose();

        Assert.Null(source.NextBlob(CancellationToken.None));
    }

    [Fact]
    public void Cancelling_ends_a_reader_that_waits()
    {
        Commit([.. Enumerable.Range(0, 300).Select(i => Noise(4000) + i)]);
        using var source = GitHistorySource.OpenAll(repository.Open());
        using var cancellation = new CancellationTokenSource();
        source.NextBlob(cancellation.Token)!.Dispose();

        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => source.NextBlob(cancellation.Token));
    }

    public void Dispose() => repository.Dispose();

    private void Commit(params string[] contents)
    {
        for (var i = 0; i < contents.Length; i++)
        {
            repository.Write($"files/{i}", contents[i]);
        }

        repository.Git("-c", "core.bigFileThreshold=512m", "add", "files");
        repository.CommitStaged("files");
        repository.Git("rm", "-rq", "--cached", "files");
    }

    private string[] ReadAll(out string[] problems)
    {
        using var source = GitHistorySource.OpenAll(repository.Open());
        var contents = source.ReadContents();
        problems = [.. source.Problems.Select(p => p.Reason)];
        return contents;
    }

    private static void Damage(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, bytes);
    }

    private static void Damage(string file, double keep)
    {
        File.SetAttributes(file, FileAttributes.Normal);
        using var stream = File.OpenWrite(file);
        stream.SetLength((long)(stream.Length * keep));
    }

    // Text that does not compress away.
    private static string Noise(int length)
    {
        var bytes = new byte[length * 3 / 4];
        new Random(length).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
