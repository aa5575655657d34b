using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Tests.Git.Store;

/// <summary>What is read from the store is what git itself gives: the same blobs, and the same commits that brought them.</summary>
public sealed class StoredHistoryTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Histories_of_any_shape_are_read_and_attributed_as_git_does_it(int seed)
    {
        RandomHistory.Grow(repository, new Random(seed));
        AssertSameAsGit();
        repository.Git("repack", "-adfq");
        AssertSameAsGit();
        repository.Git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq");
        AssertSameAsGit();
    }

    [Fact]
    public void What_is_tagged_or_in_an_index_is_reached_also_whole_trees()
    {
        repository.Commit("a", "A");
        repository.Write("sub/deep/b", "only in a tagged tree");
        repository.Git("add", "sub");
        repository.Git("tag", "tree", repository.Git("write-tree"));
        repository.Git("rm", "-rqf", "--cached", "sub");
        repository.Write("i", "index");
        repository.Git("add", "i");
        repository.Write("x", "dangling");
        repository.Git("hash-object", "-w", "x");

        AssertSameAsGit();
    }

    [Fact]
    public void Deltas_on_trees_that_nothing_reaches_hide_nothing()
    {
        for (var file = 0; file < 100; file++)
        {
            repository.Write($"folder/{file}", $"file {file}");
        }

        repository.Git("add", ".");
        repository.CommitStaged("base");
        repository.Commit("folder/1", "newer");
        repository.Git("repack", "-adfq");
        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        repository.Git("reflog", "expire", "--expire=now", "--all");

        AssertSameAsGit();
    }

    [Fact]
    public void Folders_that_repeat_themselves_without_end_are_left_after_a_hundred_thousand_paths()
    {
        repository.Write("x", "at the bottom");
        var entry = $"100644 blob {repository.Git("hash-object", "-w", "x")}";
        for (var depth = 0; depth < 60; depth++)
        {
            repository.Write("list", string.Concat(Enumerable.Range(0, 10).Select(i => $"{entry}\tn{i}\n")));
            entry = "040000 tree " + TemporaryFolder.Run("/bin/sh", ["-ec", "git mktree < list"], repository.Path).Trim();
        }

        repository.Git("update-ref", "refs/heads/main", repository.Git("commit-tree", "-m", "bomb", entry.Split(' ')[2]));
        using var source = GitHistorySource.OpenAll(repository.Open());

        Assert.IsType<StoredHistory>(source.Blobs);
        Assert.Equal(["at the bottom"], source.ReadContents());
        Assert.True(ObjectId.TryParse(repository.IdOf("at the bottom"), out var bottom));
        Assert.Equal(100_000, GitAttribution.Read(source, [bottom])[bottom].Count);
    }

    [Fact]
    public void A_store_that_is_not_as_it_should_be_is_left_to_git()
    {
        repository.Commit("a", "A");
        repository.Git("repack", "-adq");
        var index = Directory.GetFiles(repository[".git/objects/pack"], "*.idx").Single();
        repository.Commit("b", "B");
        repository.Git("repack", "-dq");
        File.SetAttributes(index, FileAttributes.Normal);
        File.WriteAllBytes(index, File.ReadAllBytes(index)[..100]);

        using var source = GitHistorySource.OpenAll(repository.Open());

        Assert.IsType<WalkedHistory>(source.Blobs);
        Assert.Equal(["B"], source.ReadContents());
        Assert.NotEmpty(source.Problems);
    }

    [Fact]
    public void An_object_that_only_the_multi_pack_index_knows_is_not_missing()
    {
        repository.Commit("a", "one");
        repository.Commit("a", "two");
        repository.Shell("git repack -q -a -d; git multi-pack-index write; chmod u+w .git/objects/pack/*.idx");
        var index = Directory.GetFiles(repository[".git/objects/pack"], "*.idx").Single();
        var bytes = File.ReadAllBytes(index);
        var id = Convert.FromHexString(repository.IdOf("two"));
        bytes[bytes.AsSpan().IndexOf(id) + id.Length - 1] ^= 1;
        File.WriteAllBytes(index, bytes);

        using var source = GitHistorySource.OpenAll(repository.Open(), null, null, CancellationToken.None);

        Assert.Equal(["one", "two"], source.ReadContents().Order(StringComparer.Ordinal));
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void A_blob_that_is_stored_as_a_change_tells_what_it_has_in_common_with_the_other()
    {
        var random = new Random(5);
        var lines = Enumerable.Range(0, 200).Select(_ => $"{random.NextInt64():x}").ToList();
        for (var version = 0; version < 20; version++)
        {
            lines[random.Next(lines.Count)] = $"{random.NextInt64():x}";
            lines.RemoveAt(random.Next(lines.Count));
            repository.Commit("file", string.Join("\n", lines));
            repository.Commit($"other-{version}", $"other {version}");
        }

        repository.Git("repack", "-adfq");
        using var source = GitHistorySource.OpenAll(repository.Open());
        var (copied, total, changes) = (0, 0, 0);
        while (source.NextBlob(default) is { } blob)
        {
            using (blob)
            {
                Assert.True(blob.TryGetContent(out var content) && (blob.Provenance.IsMessage ? blob.Revision is null : blob.Revision is { Trace: null }));
                if (blob.Revision?.BaseTrace is byte[] before)
                {
                    changes++;
                    total += content.Length;
                    blob.Revision.ReadCopies((from, start, length) =>
                    {
                        Assert.True(content.Span.Slice(start, length).SequenceEqual(before.AsSpan(from, length)));
                        copied += length;
                    });
                }

                if (blob.Revision is { } revision)
                {
                    revision.Trace = content.ToArray();
                }
            }
        }

        Assert.True(changes >= 15 && copied > 0.8 * total, $"{changes} changes, {copied} of {total} bytes copied");
    }

    public void Dispose() => repository.Dispose();

    private void AssertSameAsGit()
    {
        var opened = repository.Open();
        using var stored = GitHistorySource.OpenAll(opened);
        using var walked = GitHistorySource.OpenWalked(opened);
        Assert.IsType<StoredHistory>(stored.Blobs);
        Assert.IsType<WalkedHistory>(walked.Blobs);
        Assert.Equal(walked.TotalBlobs, stored.TotalBlobs);
        Assert.Equal(walked.Commits, stored.Commits);
        var blobs = walked.ReadAll(blob => blob.Provenance.BlobId!);
        Assert.Equal(blobs, stored.ReadAll(blob => blob.Provenance.BlobId!));
        Assert.Equal(walked.Problems.Select(p => p.Reason).Order(), stored.Problems.Select(p => p.Reason).Order());
        ObjectId[] ids = [.. blobs.Select(blob => ObjectId.TryParse(blob.Split('=')[0], out var id) ? id : default)];
        var (mine, theirs) = (GitAttribution.Read(stored, ids), GitAttribution.Read(walked, ids));
        foreach (var id in ids)
        {
            Assert.Equal(theirs[id], mine[id]);
        }
    }
}
