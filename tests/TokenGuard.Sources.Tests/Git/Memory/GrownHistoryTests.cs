using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;
using TokenGuard.Sources.Git.Store;

namespace TokenGuard.Sources.Tests.Git.Memory;

/// <summary>A history that grew since it was remembered gives the blobs and origins of one that is read as a whole.</summary>
public sealed class GrownHistoryTests : IDisposable
{
    private readonly TestRepository repository = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Histories_of_any_shape_grow(int seed)
    {
        RandomHistory.Grow(repository, new Random(seed));
        repository.Git("tag", "--annotate", "--message=v1", "v1");
        KeepBranches("kept");
        var memory = Remember();
        AssertSame(memory);

        RandomHistory.Grow(repository, new Random(seed + 100));
        repository.Git("tag", "--annotate", "--message=v2", "v2");
        var second = AssertSame(memory)!;

        repository.Git("repack", "-adfq");
        AssertSame(memory);
        AssertSame(second);

        KeepBranches("kept-too");
        RandomHistory.Grow(repository, new Random(seed + 200));
        AssertSame(second);
        AssertSame(memory);
    }

    [Fact]
    public void What_is_new_is_remembered_without_a_look_at_the_rest()
    {
        repository.Commit("a", "A");
        var memory = Remember();
        for (var i = 0; i < 3; i++)
        {
            repository.Write("staged", $"staged {i}");
            repository.Git("add", "staged");
            repository.Git("tag", $"blob-{i}", repository.Git("hash-object", "-w", "--no-filters", "staged"));
            AssertSame(memory);
            repository.Git("rm", "--cached", "--quiet", "staged");
            repository.Commit($"new-{i}", $"N{i}");
            memory = AssertSame(memory)!;
            Assert.Equal(2 * (i + 2), memory.Objects.Count);
        }
    }

    [Fact]
    public void What_nobody_asked_for_again_is_no_longer_attributed_from_memory()
    {
        repository.Commit("a", "A");
        var memory = Remember();
        repository.Commit("again/a", "A");
        HistoryMemory second;
        using (var grown = Open(memory))
        {
            second = grown.Remember()!;
        }

        Assert.Empty(second.Origins);
        AssertSame(second);
    }

    [Fact]
    public void Commits_that_are_older_than_remembered_ones_stand_between_them()
    {
        repository.Commit("a", "A");
        repository.Minutes = 100;
        repository.Commit("late", "L");
        repository.Commit("b", "B");
        var memory = Remember();
        repository.Minutes = 50;
        repository.Git("checkout", "--quiet", "-b", "side", "HEAD~2");
        var side = repository.Commit("late", "L");
        repository.Commit("new", "N");

        AssertSame(memory);
        using var grown = Open(memory);
        var origin = GitAttribution.Read(grown, [ObjectId.Parse(repository.IdOf("L"))])[ObjectId.Parse(repository.IdOf("L"))].Single();
        Assert.Equal((side, 2L), (origin.Commit.Id, origin.Order));
    }

    [Fact]
    public void What_is_tagged_stashed_or_in_an_index_is_new_each_time()
    {
        repository.Commit("a", "A");
        repository.Write("i", "index, then gone");
        repository.Git("add", "i");
        var memory = Remember();
        AssertSame(memory);

        repository.Git("rm", "--cached", "--quiet", "i");
        repository.Git("tag", "blob", repository.Git("hash-object", "-w", "--no-filters", "i"));
        repository.Write("sub/deep/t", "only in a tagged tree");
        repository.Git("add", "sub");
        repository.Git("tag", "tree", repository.Git("write-tree"));
        repository.Git("rm", "-rqf", "--cached", "sub");
        repository.Write("j", "in the index");
        repository.Git("add", "j");
        AssertSame(memory);

        repository.Write("a", "stashed");
        repository.Git("stash", "--quiet");
        repository.Write("a", "stashed later");
        repository.Git("stash", "--quiet");
        AssertSame(memory);
    }

    [Fact]
    public void A_history_that_lost_something_is_read_as_a_whole()
    {
        repository.Commit("a", "A");
        repository.Commit("b", "B");
        var memory = Remember();
        AssertSame(memory);

        repository.Git("reset", "--quiet", "--hard", "HEAD~1");
        AssertSame(memory, isGrown: false);
        repository.Commit("c", "C");
        AssertSame(memory, isGrown: false);
        repository.Git("branch", "back", "HEAD@{2}");
        AssertSame(memory);
    }

    [Fact]
    public void Where_history_may_change_behind_a_commit_it_is_not_remembered()
    {
        repository.Commit("a", "A");
        repository.Commit("b", "B");
        var memory = Remember();
        repository.Git("worktree", "add", "--quiet", "--detach", repository["../" + Path.GetFileName(repository.Path) + "-other"], "HEAD~1");
        AssertSame(memory, isGrown: false);
        repository.Git("worktree", "remove", "--force", repository["../" + Path.GetFileName(repository.Path) + "-other"]);
        repository.Git("worktree", "prune");
        repository.Shell("rm -rf .git/worktrees");
        AssertSame(memory);

        repository.Git("clone", "--quiet", "--depth=1", "file://" + repository.Path, "shallow");
        using var shallow = GitHistorySource.OpenAll(repository.Open("shallow"));
        Assert.Null(shallow.Remember());
    }

    [Fact]
    public void Blobs_that_nobody_asked_about_are_attributed_by_reading_the_whole()
    {
        repository.Commit("a", "A");
        repository.Commit("b", "B");
        HistoryMemory memory;
        using (var source = GitHistorySource.OpenAll(repository.Open()))
        {
            GitAttribution.Read(source, [ObjectId.Parse(repository.IdOf("A"))]);
            memory = source.Remember()!;
        }

        var commit = repository.Commit("c", "C");
        using var grown = Open(memory);
        Assert.Empty(grown.Remember()!.Origins);
        var id = ObjectId.Parse(repository.IdOf("B"));
        Assert.Equal("b", GitAttribution.Read(grown, [id])[id].Single().Path);
        var anew = grown.Remember();
        Assert.Equal([ObjectId.Parse(commit)], anew!.Tips);
        Assert.True(anew.Origins.ContainsKey(id));
    }

    [Fact]
    public void Many_new_commits_are_better_read_with_the_whole()
    {
        repository.Commit("a", "A");
        var memory = Remember();
        for (var i = 0; i < 200; i++)
        {
            repository.CommitStaged("empty");
        }

        AssertSame(memory);
        repository.CommitStaged("one more");
        AssertSame(memory, isGrown: false);
    }

    [Fact]
    public void A_commit_that_is_too_large_is_left_to_git()
    {
        repository.Commit("a", "A");
        var memory = Remember();
        repository.Write(".git/message", new string('m', 5 << 20));
        repository.Git("commit", "--quiet", "--allow-empty", "--file=.git/message");

        AssertSame(memory, isGrown: false);
    }

    [Fact]
    public void A_damaged_commit_without_a_date_is_remembered_like_others()
    {
        var commit = repository.Commit("a", "A");
        repository.Write(".git/damaged", $"tree {repository.Git("rev-parse", "HEAD^{tree}")}\nparent {commit}\nauthor A <a@example.com> 1700000000 +0000\n\nno committer\n");
        var damaged = repository.Git("hash-object", "-t", "commit", "-w", "--literally", ".git/damaged");
        repository.Git("update-ref", "refs/heads/damaged", damaged);
        var memory = Remember();
        Assert.Equal(2, memory.Commits.Count);
        AssertSame(memory);

        repository.Commit("b", "B");
        AssertSame(memory);
    }

    public void Dispose() => repository.Dispose();

    /// <summary>Reads the whole history and asks where every blob is from.</summary>
    private HistoryMemory Remember()
    {
        using var source = GitHistorySource.OpenAll(repository.Open());
        var ids = Ids(source.ReadAll(blob => blob.Provenance.BlobId!));
        GitAttribution.Read(source, ids);
        return source.Remember() ?? throw new InvalidOperationException("nothing is remembered");
    }

    private GitHistorySource Open(HistoryMemory memory) => GitHistorySource.OpenAll(repository.Open(), memory.Objects.ToHashSet().Contains, memory);

    /// <summary>So that nothing is lost where they are moved.</summary>
    private void KeepBranches(string name) =>
        repository.Shell($"for b in $(git branch --format='%(refname:short)' --list 'b*'); do git branch {name}-$b $b; done");

    /// <returns>What is to be remembered now; null if nothing is new.</returns>
    private HistoryMemory? AssertSame(HistoryMemory memory, bool isGrown = true)
    {
        using var whole = GitHistorySource.OpenAll(repository.Open());
        Assert.IsType<StoredHistory>(whole.Blobs);
        var all = Ids(whole.ReadAll(blob => blob.Provenance.BlobId!));

        var known = new HashSet<ObjectId>();
        var remembered = memory.Objects.ToHashSet();
        using var grown = GitHistorySource.OpenAll(repository.Open(), id => remembered.Contains(id) && known.Add(id), memory);
        Assert.Equal(isGrown, grown.Blobs is GrownHistory);
        var read = Ids(grown.ReadAll(blob => blob.Provenance.BlobId!));
        Assert.Empty(grown.Problems);
        Assert.Equal(Names(all), Names(known.Concat(read)));
        Assert.Equal(read.Length, grown.TotalBlobs);

        using (var again = grown.Again(_ => false))
        {
            Assert.Equal(Names(all), Names(Ids(again.ReadAll(blob => blob.Provenance.BlobId!))));
        }

        var (mine, theirs) = (GitAttribution.Read(grown, all), GitAttribution.Read(whole, all));
        foreach (var id in all)
        {
            Assert.Equal(theirs[id], mine[id]);
        }

        var anew = grown.Remember();
        if (anew is not null)
        {
            AssertEqual(whole.Remember()!, anew);
        }

        return anew;
    }

    private static void AssertEqual(HistoryMemory expected, HistoryMemory memory)
    {
        Assert.Equal(Names(Ids(expected.Commits)), Names(Ids(memory.Commits)));
        Assert.Equal(Names(expected.Tips), Names(memory.Tips));
        Assert.Equal(expected.Latest, memory.Latest);
        Assert.Equal(Names(expected.Objects), Names(memory.Objects));
        Assert.Equal(Names(expected.Origins.Keys), Names(memory.Origins.Keys));
        Assert.All(expected.Origins, entry => Assert.Equal(entry.Value, memory.Origins[entry.Key]));
    }

    private static IEnumerable<ObjectId> Ids(ObjectTable table) => Enumerable.Range(0, table.Count).Select(number => ObjectId.FromBytes(table[number]));

    private static IEnumerable<string> Names(IEnumerable<ObjectId> ids) => ids.Select(id => id.ToString()).Order(StringComparer.Ordinal);

    private static ObjectId[] Ids(string[] blobs) => [.. blobs.Select(blob => ObjectId.Parse(blob.Split('=')[0]))];
}
