using System.Text.RegularExpressions;

namespace TokenGuard.Cli.Tests;

/// <summary>What README.md says to type does what it says.</summary>
public partial class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(RepositoryFiles.Find("README.md"));

    [Theory]
    [InlineData("dotnet run --project src/TokenGuard.Cli -c Release -- scan .")]
    [InlineData("dotnet test -c Release")]
    public void The_two_commands_to_begin_with_are_there_and_their_files_exist(string command)
    {
        Assert.Contains(command, Commands());
        Assert.True(File.Exists(RepositoryFiles.Find("src/TokenGuard.Cli/TokenGuard.Cli.csproj")));
        Assert.True(File.Exists(RepositoryFiles.Find("TokenGuard.sln")));
    }

    [Fact]
    public void Every_tokenguard_command_runs_in_a_repository()
    {
        using var upstream = new PlantedRepository();
        upstream.Commit("a.txt", "start\n");
        using var repository = new PlantedRepository();
        repository.Git("remote", "add", "origin", upstream.Path);
        repository.Git("fetch", "--quiet", "origin");
        repository.Git("reset", "--quiet", "--hard", "origin/main");
        repository.Commit("b.txt", Token.New(121).Text);
        repository.Write("build.log", "built\n");
        repository.Write("c.txt", Token.New(122).Text);
        repository.Git("add", "--all");

        // In the order of the page: what the baseline accepts, the scan after it does not report.
        Assert.Equal(
            [
                ("tokenguard scan", 1),
                ("tokenguard scan --history", 1),
                ("tokenguard scan --history --only zendesk", 0),
                ("tokenguard scan --staged", 1),
                ("tokenguard scan - < build.log", 0),
                ("tokenguard rules list", 0),
                ("tokenguard scan --range origin/main...HEAD --format sarif --output tokenguard.sarif", 1),
                ("tokenguard scan --history --require-full-history --report sarif=tokenguard.sarif", 1),
                ("tokenguard baseline create --history --reason 'known before the scanner' --owner security --until 2027-03-31", 0),
                ("tokenguard scan --history", 0),
            ],
            Commands().Where(command => command.StartsWith("tokenguard ", StringComparison.Ordinal) && !command.Contains("https://", StringComparison.Ordinal))
                .Select(command => (command, ShellRun(repository, command))));
    }

    [Fact]
    public void The_hook_stops_a_commit_with_a_token()
    {
        using var repository = new PlantedRepository();
        repository.Commit("a.txt", "start\n");
        Assert.Equal(0, ShellRun(repository, Assert.Single(Commands(), command => command.StartsWith("printf ", StringComparison.Ordinal))));
        repository.Write("b.txt", Token.New(123).Text);
        repository.Git("add", "--all");

        Assert.Equal(1, ShellRun(repository, "git commit --quiet --message 'Add settings'"));

        repository.Write("b.txt", "clean\n");
        repository.Git("add", "--all");
        Assert.Equal(0, ShellRun(repository, "git commit --quiet --message 'Add settings'"));
    }

    /// <summary>The lines of all <c>sh</c> blocks without their comments.</summary>
    private static List<string> Commands() =>
        [.. ShellBlock().Matches(Text).SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Select(line => line.Split("  #")[0].Trim()).Where(line => line.Length > 0)];

    private static int ShellRun(PlantedRepository repository, string command)
    {
        var tools = Directory.CreateDirectory(Path.Combine(repository.Path, ".git", "tools")).FullName;
        var tool = Path.Combine(tools, "tokenguard");
        File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet exec '{BuiltProgram.File}' \"$@\"\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return BuiltProgram.Shell(repository.Path, $"PATH='{tools}':\"$PATH\"; export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.com; {command}");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
