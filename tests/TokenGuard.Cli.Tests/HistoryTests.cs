namespace TokenGuard.Cli.Tests;

/// <summary>A token of every built-in rule, hidden in every corner of a repository.</summary>
public class HistoryTests
{
    /// <summary>Where a secret must be reported first.</summary>
    private sealed record Expected(string Rule, string Kind, string Path, int Line, string? Commit);

    [Fact]
    public void A_token_of_every_rule_is_found_once_and_with_the_commit_that_brought_it()
    {
        using var repository = new PlantedRepository();
        var tokens = Token.Rules.Catalog.Rules.Select((rule, index) => Token.Of(rule, 1000 + (ulong)index)).OfType<Token>().ToList();
        Assert.InRange(tokens.Count, Token.Rules.Catalog.Rules.Count * 9 / 10, int.MaxValue);
        var expected = Plant(repository, tokens);

        var run = Cli.Scan(repository.Path, "--history", "--min-confidence", "low");

        var found = run.Report.Findings.ToDictionary(
            finding => finding.Fingerprint,
            finding => new Expected(finding.Rule, finding.First.Kind, finding.First.Path, finding.First.Line, finding.First.Commit));
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Report.Problems);
        foreach (var (fingerprint, place) in expected)
        {
            Assert.True(found.TryGetValue(fingerprint, out var actual), $"{place} is missing");
            Assert.Equal(place, actual);
        }

        Assert.Equal(expected.Count, found.Count);
    }

    private static Dictionary<string, Expected> Plant(PlantedRepository repository, List<Token> tokens)
    {
        var expected = new Dictionary<string, Expected>();
        var corners = new Action<List<Token>>[] { Deleted, Renamed, MergedIn, EvilMerge, OnlyTagged, Stashed, StashedUntracked };
        var share = tokens.Count / (corners.Length + 2) + 1;
        var parts = tokens.Chunk(share).Select(part => part.ToList()).ToList();
        repository.Commit("start.txt", "nothing\n");
        for (var i = 0; i < corners.Length; i++)
        {
            corners[i](parts[i]);
        }

        Staged(parts[corners.Length]);
        Untracked(parts[corners.Length + 1]);
        return expected;

        void Deleted(List<Token> part)
        {
            Write(part, "deleted");
            Expect(part, "deleted", repository.Commit("Add settings"));
            Directory.Delete(repository["deleted"], recursive: true);
            repository.Commit("Remove settings");
        }

        void Renamed(List<Token> part)
        {
            Write(part, "old");
            Expect(part, "old", repository.Commit("Add more settings"));
            repository.Git("mv", "old", "new");
            var commit = repository.Commit("Move settings");
            // Values that people choose have an identity of their own in each place.
            Expect(part.Where(token => token.Finding.FingerprintBasis.IsOfPlace), "new", commit);
        }

        void MergedIn(List<Token> part)
        {
            repository.Git("switch", "--quiet", "--create", "side");
            Write(part, "merged");
            Expect(part, "merged", repository.Commit("Work aside"));
            repository.Git("switch", "--quiet", "main");
            repository.Commit("main.txt", "meanwhile\n");
            repository.Git("merge", "--quiet", "--no-ff", "--no-edit", "side");
        }

        void EvilMerge(List<Token> part)
        {
            repository.Git("switch", "--quiet", "--create", "evil");
            repository.Commit("evil.txt", "aside\n");
            repository.Git("switch", "--quiet", "main");
            repository.Commit("good.txt", "meanwhile\n");
            repository.Git("merge", "--no-commit", "--no-ff", "evil");
            Write(part, "slipped");
            Expect(part, "slipped", repository.Commit("Merge evil"));
        }

        void OnlyTagged(List<Token> part)
        {
            repository.Git("switch", "--quiet", "--detach");
            Write(part, "tagged");
            Expect(part, "tagged", repository.Commit("Release"));
            repository.Git("tag", "--annotate", "--message", "first", "v1");
            repository.Git("switch", "--quiet", "main");
        }

        void Stashed(List<Token> part)
        {
            part.ForEach(token => repository.Write($"stashed/{token.Rule.Id}.txt", "empty\n"));
            repository.Commit("Prepare");
            Write(part, "stashed");
            repository.Git("stash", "push", "--quiet");
            Expect(part, "stashed", repository.Resolve("stash@{0}"));
        }

        void StashedUntracked(List<Token> part)
        {
            Write(part, "aside");
            repository.Git("stash", "push", "--quiet", "--include-untracked");
            Expect(part, "aside", repository.Resolve("stash@{0}^3"));
        }

        void Staged(List<Token> part)
        {
            Write(part, "staged");
            repository.Git("add", "--all");
            Expect(part, "staged", null);
        }

        void Untracked(List<Token> part)
        {
            Write(part, "untracked");
            Expect(part, "untracked", null);
        }

        void Write(List<Token> part, string folder) => part.ForEach(token => repository.Write(PathOf(token, folder), token.Text));

        void Expect(IEnumerable<Token> part, string folder, string? commit)
        {
            foreach (var token in part)
            {
                var path = PathOf(token, folder);
                expected.Add(
                    token.Finding.FingerprintBasis.At(path).Value,
                    new Expected(token.Rule.Id, commit is null ? "file" : "history", path, token.Line, commit));
            }
        }
    }

    private static string PathOf(Token token, string folder) => $"{folder}/{token.Rule.Id}.txt";

    [Fact]
    public void What_is_only_staged_and_no_more_in_the_folder_is_found()
    {
        using var repository = new PlantedRepository();
        var token = Token.New();
        repository.Write("a.txt", token.Text);
        repository.Git("add", "a.txt");
        File.Delete(repository["a.txt"]);

        var run = Cli.Scan(repository.Path, "--history");

        var found = run.Report.Only;
        Assert.Equal((token.Fingerprint, "staged", "a.txt", 1), (found.Fingerprint, found.First.Kind, found.First.Path, found.First.Line));
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void A_secret_of_many_versions_and_paths_is_one_finding_with_its_first_place_first()
    {
        using var repository = new PlantedRepository();
        var token = Token.New();
        var first = repository.Commit("z.txt", $"\n{token.Text}\n");
        var second = repository.Commit("a.txt", token.Text);
        repository.Commit("z.txt", $"\n\n{token.Text}\n");

        var finding = Cli.Scan(repository.Path, "--history").Report.Only;

        Assert.Equal(("z.txt", 2, first), (finding.First.Path, finding.First.Line, finding.First.Commit));
        Assert.Equal(("a.txt", 1, second), (finding.Places[1].Path, finding.Places[1].Line, finding.Places[1].Commit));
        Assert.Equal(
            [("a.txt", 1), ("z.txt", 3)],
            finding.Places.Where(place => place.Commit is null).Select(place => (place.Path, place.Line)));
    }

    [Fact]
    public void The_summary_tells_how_many_commits_there_are()
    {
        using var repository = new PlantedRepository();
        using var folder = new TemporaryFolder();
        foreach (var content in new[] { "one\n", "two\n", "three\n" })
        {
            repository.Commit("a.txt", content);
        }

        // One file, its three versions and three messages.
        Assert.Contains("7 files and messages of 3 commits, ", Summary("--history"), StringComparison.Ordinal);
        Assert.Contains("4 files and messages of 2 commits, ", Summary("--range", "HEAD~2..HEAD"), StringComparison.Ordinal);
        Assert.Contains("1 file, ", Summary(), StringComparison.Ordinal);
        var cache = folder["cache"];
        Assert.Contains(" of 3 commits, ", Summary("--history", "--cache", cache), StringComparison.Ordinal);
        repository.Commit("a.txt", "four\n");
        Assert.Contains(" of 4 commits, ", Summary("--history", "--cache", cache), StringComparison.Ordinal);

        string Summary(params string[] options) => Cli.Run(["scan", repository.Path, .. options]).Error;
    }

    [Fact]
    public void Without_history_only_the_files_are_scanned()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", Token.New().Text);
        repository.Commit("a.txt", "clean\n");

        Assert.Equal(0, Cli.Scan(repository.Path).ExitCode);
        Assert.Equal(1, Cli.Scan(repository.Path, "--history").ExitCode);
    }

    [Fact]
    public void A_shallow_clone_is_a_warning_unless_the_full_history_is_required()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "one\n");
        repository.Commit("a.txt", "two\n");
        repository.Git("clone", "--quiet", "--depth", "1", $"file://{repository.Path}", repository["shallow"]);

        var lenient = Cli.Scan(repository["shallow"], "--history");
        var strict = Cli.Scan(repository["shallow"], "--history", "--require-full-history");

        Assert.Equal(0, lenient.ExitCode);
        Assert.Equal("shallowClone", Assert.Single(lenient.Report.Notices).Kind);
        Assert.Equal(3, strict.ExitCode);
        Assert.StartsWith("the clone is shallow", Assert.Single(strict.Report.Problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_repository_has_only_its_history()
    {
        using var repository = new PlantedRepository();
        var token = Token.New();
        var commit = repository.Commit("a.txt", token.Text);
        repository.Git("clone", "--quiet", "--bare", repository.Path, repository["bare.git"]);

        Assert.Equal(commit, Cli.Scan(repository["bare.git"]).Report.Only.First.Commit);
    }

    [Fact]
    public void A_folder_that_is_no_repository_has_no_history()
    {
        using var folder = new TemporaryFolder();

        var run = Cli.Run("scan", folder.Path, "--history");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"'{folder.Path}' is in no git repository", run.Error, StringComparison.Ordinal);
    }
}
