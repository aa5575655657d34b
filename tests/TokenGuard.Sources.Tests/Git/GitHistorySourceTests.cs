using TokenGuard.Sources.Git;

namespace TokenGuard.Sources.Tests.Git;

public sealed class GitHistorySourceTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Fact]
    public void Every_blob_of_every_ref_is_read_once()
    {
        repository.Commit("a", "first");
        repository.Commit("a", "second");
        repository.Commit("copy", "first");
        repository.Git("checkout", "--quiet", "-b", "side");
        repository.Commit("b", "side");
        repository.Git("checkout", "--quiet", "--orphan", "alone");
        repository.Git("rm", "-rfq", ".");
        repository.Commit("c", "orphan");
        repository.Git("checkout", "--quiet", "main");

        using var source = GitHistorySource.OpenAll(repository.Open());

        Assert.Equal(4 + 5, source.TotalBlobs);
        Assert.Equal(["first", "orphan", "second", "side"], source.ReadContents());
        Assert.Empty(source.Problems);
        Assert.Empty(source.Notices);
    }

    [Fact]
    public void Provenance_has_the_blobs_id()
    {
        var commit = repository.Commit("a", "A");

        using var source = GitHistorySource.OpenAll(repository.Open());

        var blob = new Provenance { Kind = ProvenanceKind.History, Root = repository.Path, BlobId = repository.IdOf("A") };
        Assert.Equal([blob, blob with { BlobId = commit, IsMessage = true }], source.Each(read => read.Provenance).OrderBy(read => read.IsMessage));
    }

    [Fact]
    public void Packed_and_loose_objects_are_read()
    {
        repository.Commit("a", "packed");
        repository.Git("repack", "-adq");
        repository.Commit("b", "loose");

        Assert.Equal(["loose", "packed"], ReadAll());
    }

    [Fact]
    public void Objects_of_no_ref_are_not_read()
    {
        repository.Commit("a", "A");
        repository.Write("x", "dangling");
        repository.Git("hash-object", "-w", "x");

        Assert.Equal(["A"], ReadAll());
    }

    [Fact]
    public void What_only_tags_notes_remotes_and_the_index_reach_is_read()
    {
        repository.Commit("a", "A");
        repository.Commit("t", "tagged commit");
        repository.Git("tag", "-a", "-m", "x", "annotated");
        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        repository.Write("x", "tagged blob");
        repository.Git("tag", "blob", repository.Git("hash-object", "-w", "x"));
        repository.Git("notes", "add", "-m", "note");
        repository.Commit("r", "remote");
        repository.Git("update-ref", "refs/remotes/origin/x", "HEAD");
        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        repository.Write("i", "index");
        repository.Git("add", "i");

        Assert.Equal(["A", "index", "note\n", "remote", "tagged blob", "tagged commit"], ReadAll());
    }

    [Fact]
    public void A_detached_head_and_those_of_other_work_trees_are_read()
    {
        repository.Commit("a", "A");
        repository.Git("worktree", "add", "--quiet", "--detach", "linked");
        repository.Write("linked/b", "in the other work tree");
        repository.Shell("cd linked; git add b; git -c user.name=x -c user.email=x commit -qm x; echo staged > c; git add c");
        repository.Git("checkout", "--quiet", "--detach");
        repository.Commit("d", "detached");

        Assert.Equal(["A", "detached", "in the other work tree", "staged\n"], ReadAll());
    }

    [Fact]
    public void All_stash_entries_are_read_also_their_untracked_files()
    {
        repository.Commit("a", "A");
        repository.Write("a", "older stash");
        repository.Write("u", "older untracked");
        repository.Git("stash", "--quiet", "--include-untracked");
        repository.Write("a", "staged in stash");
        repository.Git("add", "a");
        repository.Write("a", "newer stash");
        repository.Git("stash", "--quiet");

        Assert.Equal(["A", "newer stash", "older stash", "older untracked", "staged in stash"], ReadAll());
    }

    [Fact]
    public void Replacements_and_grafts_hide_nothing()
    {
        var first = repository.Commit("a", "first");
        var second = repository.Commit("a", "second");
        repository.Write("x", "harmless");
        repository.Git("replace", repository.IdOf("first"), repository.Git("hash-object", "-w", "x"));
        repository.Write(".git/info/grafts", second + "\n");

        using var source = GitHistorySource.OpenAll(repository.Open());

        Assert.Contains(repository.IdOf("first") + "=first", source.ReadAll(blob => blob.Provenance.BlobId!));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Bare_and_sha256_repositories_are_read()
    {
        using var other = new TestRepository("--object-format=sha256");
        other.Commit("a", "A");
        other.Commit("b", "B");
        other.Git("clone", "--quiet", "--bare", ".", "bare.git");

        var bare = other.Open("bare.git");
        using var source = GitHistorySource.OpenAll(bare);

        Assert.True(bare.IsBare);
        Assert.Equal("sha256", bare.ObjectFormat);
        Assert.Equal([other.IdOf("A") + "=A", other.IdOf("B") + "=B"], source.ReadAll(blob => blob.Provenance.BlobId!).Where(t => !t.EndsWith('\n')).OrderBy(t => t[^1]));
    }

    [Fact]
    public void A_repository_without_commits_is_empty()
    {
        using var source = GitHistorySource.OpenAll(repository.Open());

        Assert.Equal(0, source.TotalBlobs);
        Assert.Empty(source.ReadAll());
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void A_shallow_clone_is_noted()
    {
        repository.Commit("a", "old");
        repository.Commit("a", "new");
        repository.Git("clone", "--quiet", "--depth=1", "file://" + repository.Path, "shallow");

        using var source = GitHistorySource.OpenAll(repository.Open("shallow"));

        Assert.Equal(["new"], source.ReadContents());
        Assert.Equal(SourceNoticeKind.ShallowClone, Assert.Single(source.Notices).Kind);
        Assert.Empty(source.Problems);
    }

    [Fact]
    public void Objects_that_a_partial_clone_left_out_are_counted_and_not_fetched()
    {
        repository.Git("config", "uploadpack.allowFilter", "true");
        repository.Commit("a", "old");
        repository.Commit("a", "older");
        repository.Commit("a", "new");
        repository.Git("clone", "--quiet", "--filter=blob:none", "file://" + repository.Path, "partial");

        var partial = repository.Open("partial");
        using var source = GitHistorySource.OpenAll(partial);
        using var walked = GitHistorySource.OpenWalked(partial);
        using var blobs = new GitBlobSource(partial, [Id("old"), Id("new")]);

        Assert.Equal(["new"], source.ReadContents());
        Assert.Equal(["the clone is partial: 2 objects were left out of it, which are not fetched and not scanned"], source.Problems.Select(p => p.Reason));
        Assert.Equal(["the clone is partial: 2 objects were left out of it, which are not fetched and not scanned"], walked.Problems.Select(p => p.Reason));
        Assert.Empty(source.Notices);
        Assert.Equal(["new"], blobs.ReadContents());
        Assert.Equal(["the clone is partial: 1 object was left out of it, which is not fetched and not scanned"], blobs.Problems.Select(p => p.Reason));
    }

    [Fact]
    public void A_cancelled_reading_throws()
    {
        repository.Commit("a", "A");
        using var source = GitHistorySource.OpenAll(repository.Open());

        Assert.Throws<OperationCanceledException>(() => source.NextBlob(new CancellationToken(canceled: true)));
        Assert.Throws<OperationCanceledException>(
            () => GitHistorySource.OpenAll(repository.Open(), cancellation: new CancellationToken(canceled: true)));
    }

    [RootFact]
    public void A_repository_of_another_owner_is_read_also_bare_and_through_a_link()
    {
        repository.Commit("a", "A");
        repository.Git("clone", "--quiet", "--bare", ".", "bare.git");
        repository.Git("worktree", "add", "--quiet", "linked");
        repository.Shell("chown -R 12345 .; ln -s linked link");

        foreach (var path in new[] { "", "bare.git", "linked", "link" })
        {
            using var source = GitHistorySource.OpenAll(repository.Open(path));
            Assert.Equal(["A"], source.ReadContents());
        }
    }

    public void Dispose() => repository.Dispose();

    private string[] ReadAll()
    {
        using var source = GitHistorySource.OpenAll(repository.Open());
        var read = source.Each(blob => (blob.Provenance.IsMessage, Text: blob.ReadText())).ToList();
        Assert.Empty(source.Problems);
        Assert.Equal(read.Count, source.TotalBlobs);
        return [.. read.Where(blob => !blob.IsMessage).Select(blob => blob.Text).Order(StringComparer.Ordinal)];
    }

    private ObjectId Id(string content) =>
        ObjectId.TryParse(repository.IdOf(content), out var id) ? id : throw new InvalidOperationException();
}
