namespace TokenGuard.Cli.Tests;

/// <summary>Tokens in the messages of commits and annotated tags.</summary>
public sealed class MessageTests : IDisposable
{
    private readonly PlantedRepository repository = new();
    private readonly TemporaryFolder folder = new();
    private readonly Token first = Token.New(31);
    private readonly Token second = Token.New(32);

    [Fact]
    public void A_history_is_searched_with_its_messages()
    {
        repository.Commit("a.txt", "nothing\n");
        var commit = repository.Commit($"Rotate the token\n\nThe old one was\n{first.Text}");
        repository.Git("tag", "--annotate", "--message", $"Release\n\n{second.Text}", "v1");

        var run = Cli.Scan(repository.Path, "--history");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            new[]
            {
                (first.Fingerprint, "history", "COMMIT_EDITMSG", 4, (string?)commit),
                (second.Fingerprint, "history", "TAG_EDITMSG", 3, repository.Resolve("v1")),
            },
            run.Report.Findings.Select(finding => (finding.Fingerprint, finding.First.Kind, finding.First.Path, finding.First.Line, finding.First.Commit)));
    }

    [Fact]
    public void A_range_answers_for_its_messages()
    {
        repository.Commit("a.txt", "nothing\n");
        repository.Commit($"First\n\n{first.Text}");
        repository.Commit($"Second\n\n{second.Text}");

        var run = Cli.Scan(repository.Path, "--range", "HEAD~1..HEAD");

        Assert.Equal(second.Fingerprint, Assert.Single(run.Report.Findings).Fingerprint);
    }

    [Fact]
    public void Messages_are_left_out_where_their_path_is()
    {
        repository.Write(".tokenguard.toml", "[scan]\nexclude = ['*_EDITMSG']\n");
        repository.Commit($"First\n\n{first.Text}");
        repository.Git("tag", "--annotate", "--message", second.Text, "v1");

        Assert.Empty(Cli.Scan(repository.Path, "--history").Report.Findings);
    }

    [Fact]
    public void The_history_of_a_folder_has_no_messages()
    {
        repository.Write("src/a.txt", "nothing\n");
        repository.Commit($"First\n\n{first.Text}");

        Assert.Empty(Cli.Scan(repository["src"], "--history").Report.Findings);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public void The_subject_of_a_commit_tells_no_password(string format)
    {
        var password = string.Concat("Kelp", "!", "wharf", "7");
        repository.Write("settings.py", $"PASSWORD = \"{password}\"\n");
        repository.Commit($"Set the new password {password}");

        var report = Cli.Run(["scan", repository.Path, "--history", "--format", format, "--min-confidence", "low"]).Output;

        Assert.Contains("Set the new password …", report, StringComparison.Ordinal);
        Assert.DoesNotContain(password, report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cache_remembers_messages()
    {
        repository.Commit($"First\n\n{first.Text}");
        repository.Git("tag", "--annotate", "--message", second.Text, "v1");
        var before = Findings();
        Assert.Equal(2, before.Count(letter => letter == '\n'));

        Assert.Equal(before, Findings("--cache", folder["cache"]));
        Assert.Equal(before, Findings("--cache", folder["cache"]));
        repository.Commit($"Third\n\n{Token.New(33).Text}");
        repository.Git("tag", "--annotate", "--message", Token.New(34).Text, "v2");
        Assert.Equal(Findings(), Findings("--cache", folder["cache"]));
    }

    [Fact]
    public void A_tag_that_only_another_tag_leads_to_is_searched_with_a_cache_too()
    {
        repository.Commit("a.txt", "nothing\n");
        repository.Git("tag", "--annotate", "--message", first.Text, "inner");
        repository.Git("tag", "--annotate", "--message", "outer", "outer", "inner");
        repository.Git("tag", "--delete", "inner");
        var before = Findings();
        Assert.Equal(1, before.Count(letter => letter == '\n'));

        Assert.Equal(before, Findings("--cache", folder["cache"]));
        Assert.Equal(before, Findings("--cache", folder["cache"]));
        repository.Git("tag", "--annotate", "--message", second.Text, "inner");
        repository.Git("tag", "--annotate", "--message", "outer", "late", "inner");
        repository.Git("tag", "--delete", "inner");
        Assert.Equal(Findings(), Findings("--cache", folder["cache"]));
    }

    public void Dispose()
    {
        repository.Dispose();
        folder.Dispose();
    }

    private string Findings(params string[] options) => string.Concat(
        Cli.Scan(["--history", .. options, repository.Path]).Report.Findings.Select(finding => $"{finding.Fingerprint} {string.Join(' ', finding.Places)}\n"));
}
