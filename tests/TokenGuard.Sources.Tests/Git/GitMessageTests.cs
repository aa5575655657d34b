using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Tests.Git;

/// <summary>The messages of commits and annotated tags are read as the blobs are, by git and without it.</summary>
public sealed class GitMessageTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Messages_of_commits_and_tags_are_read_without_their_heads(bool isPacked)
    {
        repository.Commit("a", "A", "first\n\nwith a body\n\nof two paragraphs");
        repository.Git("tag", "--annotate", "--message=release\n\nnotes", "v1");
        repository.Git("tag", "--annotate", "--message=a tag of a tag", "v1-signed", "v1");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.CommitStaged("changes no file");
        repository.Git("checkout", "--quiet", "main");
        repository.Git("merge", "--quiet", "--no-ff", "--message=a merge", "side");
        if (isPacked)
        {
            repository.Git("repack", "-adfq");
        }

        string[] expected =
        [
            "a merge\n", "a tag of a tag\n", "changes no file\n", "first\n\nwith a body\n\nof two paragraphs\n", "release\n\nnotes\n",
        ];
        var opened = repository.Open();
        using var stored = GitHistorySource.OpenAll(opened);
        using var walked = GitHistorySource.OpenWalked(opened);

        Assert.IsType<StoredHistory>(stored.Blobs);
        Assert.Equal(expected, stored.ReadMessages());
        Assert.Equal(expected, walked.ReadMessages());
        Assert.Empty(stored.Problems);
    }

    [Fact]
    public void Who_wrote_a_message_is_told()
    {
        repository.Commit("a", "A", "first");
        var commit = repository.CommitStaged("changes no file");
        repository.Git("tag", "--annotate", "--message=release\nof today\n\nnotes", "v1");
        var tag = repository.Git("rev-parse", "v1");
        var opened = repository.Open();
        using var stored = GitHistorySource.OpenAll(opened);
        using var walked = GitHistorySource.OpenWalked(opened);

        foreach (var source in new[] { stored, walked })
        {
            var attribution = GitAttribution.Read(source, [ObjectId.Parse(commit), ObjectId.Parse(tag)]);
            var origin = Assert.Single(attribution[ObjectId.Parse(commit)]);
            Assert.Equal(("COMMIT_EDITMSG", commit, "changes no file", 2), (origin.Path, origin.Commit.Id, origin.Commit.Subject, origin.Order));
            origin = Assert.Single(attribution[ObjectId.Parse(tag)]);
            Assert.Equal(("TAG_EDITMSG", tag, "release of today"), (origin.Path, origin.Commit.Id, origin.Commit.Subject));
            Assert.Equal(("Cam Committer", "cam@example.com"), (origin.Commit.AuthorName, origin.Commit.AuthorEmail));
            Assert.InRange(origin.Commit.AuthorDate, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        }
    }

    [Fact]
    public void Of_a_range_only_its_own_messages_are_read()
    {
        repository.Commit("a", "A", "before");
        repository.Commit("b", "B", "in it");
        repository.Commit("c", "C", "in it too");
        var opened = repository.Open();
        using var source = GitHistorySource.OpenRange(opened, GitRange.Parse(opened, "HEAD~2..HEAD"));

        Assert.Equal(["in it\n", "in it too\n"], source.ReadMessages());
        var commit = ObjectId.Parse(repository.Git("rev-parse", "HEAD"));
        Assert.Equal("in it too", Assert.Single(GitAttribution.Read(source, [commit])[commit]).Commit.Subject);
    }

    [Fact]
    public void What_a_signature_puts_before_a_message_is_no_part_of_it()
    {
        repository.Commit("a", "A");
        repository.Write(".git/signed", $"""
            tree {repository.Git("rev-parse", "HEAD^{tree}")}
            author A U Thor <a@example.com> 1700000000 +0000
            committer A U Thor <a@example.com> 1700000000 +0000
            gpgsig -----BEGIN PGP SIGNATURE-----
             {""}
             signature
             -----END PGP SIGNATURE-----

            signed

            body

            """);
        repository.Git("update-ref", "refs/heads/signed", repository.Git("hash-object", "-t", "commit", "-w", ".git/signed"));
        var opened = repository.Open();
        using var stored = GitHistorySource.OpenAll(opened);
        using var walked = GitHistorySource.OpenWalked(opened);

        Assert.Equal(["a change\n", "signed\n\nbody\n"], stored.ReadMessages());
        Assert.Equal(["a change\n", "signed\n\nbody\n"], walked.ReadMessages());
    }

    [Fact]
    public void A_message_too_large_for_the_memory_is_streamed_from_its_first_character_on()
    {
        repository.Write(".git/long", string.Concat(Enumerable.Range(0, 500_000).Select(i => $"line {i}\n")));
        repository.Commit("a", "A", "small");
        repository.Git("commit", "--quiet", "--allow-empty", "--file", ".git/long");
        var opened = repository.Open();
        using var stored = GitHistorySource.OpenAll(opened);
        using var walked = GitHistorySource.OpenWalked(opened);

        var expected = new[] { File.ReadAllText(repository[".git/long"]), "small\n" };
        Assert.Equal(expected, stored.ReadMessages());
        Assert.Equal(expected, walked.ReadMessages());
    }

    [Fact]
    public void Only_new_messages_are_read_where_the_others_are_remembered()
    {
        repository.Commit("a", "A", "old");
        repository.Git("tag", "--annotate", "--message=old tag", "v1");
        HistoryMemory memory;
        HashSet<ObjectId> known;
        using (var whole = GitHistorySource.OpenAll(repository.Open(), _ => false))
        {
            known = [.. whole.Each(blob => ObjectId.Parse(blob.Provenance.BlobId!))];
            memory = whole.Remember()!;
        }

        repository.CommitStaged("new");
        repository.Git("tag", "--annotate", "--message=new tag", "v2");
        using var grown = GitHistorySource.OpenAll(repository.Open(), known.Contains, memory);

        Assert.IsType<GrownHistory>(grown.Blobs);
        Assert.Equal(["new\n", "new tag\n"], grown.ReadMessages());
    }

    public void Dispose() => repository.Dispose();
}
