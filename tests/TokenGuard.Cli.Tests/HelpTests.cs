using System.CommandLine;

namespace TokenGuard.Cli.Tests;

/// <summary>
/// The help of every command, held as it is in <c>Help/*.txt</c>. Set TOKENGUARD_UPDATE_SNAPSHOTS=1 to write what the
/// program says now; the difference is then seen in review.
/// </summary>
public class HelpTests
{
    private static readonly string Folder = RepositoryFiles.Find("tests/TokenGuard.Cli.Tests/Help");

    public static TheoryData<string> Commands => [.. CommandTree.All.Select(command => command.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_is_as_it_was_reviewed(string command)
    {
        var run = Cli.Run([.. command.Split(' ').Skip(1), "--help"]);
        // Here the program is the test host.
        var help = run.Output.Replace(RootCommand.ExecutableName, "tokenguard", StringComparison.Ordinal);
        var snapshot = Path.Combine(Folder, $"{command.Replace(' ', '-')}.txt");
        if (Environment.GetEnvironmentVariable("TOKENGUARD_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(snapshot, help);
        }

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllText(snapshot), help);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void Every_snapshot_belongs_to_a_command() => Assert.Equal(
        CommandTree.All.Select(command => command.Path.Replace(' ', '-')).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void The_version_is_told()
    {
        var run = Cli.Run("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
    }
}
