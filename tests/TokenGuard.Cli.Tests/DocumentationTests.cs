using System.Text.RegularExpressions;

namespace TokenGuard.Cli.Tests;

/// <summary>docs/cli.md tells every command, option and message, and none that is not there.</summary>
public partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.Find("docs/cli.md"));

    [Fact]
    public void Every_option_is_in_a_table_and_every_table_entry_is_an_option()
    {
        var options = CommandTree.All.SelectMany(command => command.Options).Distinct().Order(StringComparer.Ordinal);

        var documented = TableOption().Matches(Page).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(options, documented);
    }

    [Fact]
    public void Every_option_that_is_spoken_of_exists()
    {
        var options = CommandTree.All.SelectMany(command => command.Options).Concat(["--help"]).ToHashSet(StringComparer.Ordinal);

        // git's own options stand behind the word git.
        var spoken = AnyOption().Matches(GitCommand().Replace(Page, "")).Select(match => match.Value).Distinct();

        Assert.All(spoken, option => Assert.Contains(option, options));
    }

    [Fact]
    public void Every_command_is_in_the_table_and_every_entry_is_a_command()
    {
        var commands = CommandTree.All.Where(command => command.Command.Subcommands.Count == 0).Select(command => command.Path);

        var documented = TableCommand().Matches(Page).Select(match => match.Groups[1].Value.Trim());

        Assert.Equal(commands.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_alias_stands_beside_its_option()
    {
        foreach (var option in CommandTree.All.SelectMany(command => command.Command.Options).Where(option => option.Name is not "--help" and not "--version"))
        {
            Assert.All(option.Aliases, alias => Assert.Matches($@"\| `{option.Name}[^|]*`, `{alias}` \|", Page.Replace(@"\|", "/", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_message_of_the_sources_is_in_a_table()
    {
        var documented = string.Join('\n', Page.Split('\n').Where(line => line.StartsWith('|')));
        var messages = new List<(string File, string Text)>();
        foreach (var project in new[] { "Cli", "Scanning", "Sources" })
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Find($"src/TokenGuard.{project}"), "*.cs", SearchOption.AllDirectories))
            {
                messages.AddRange(Message().Matches(File.ReadAllText(file))
                    .Select(match => (Path.GetFileName(file), Generalised(match.Groups["text"].Value))));
            }
        }

        Assert.InRange(messages.Count, 30, int.MaxValue);
        Assert.Equal([], messages.Where(message => !IsDocumented(message.Text, documented)));
    }

    /// <summary>The longest fixed part of a message stands on the page.</summary>
    private static bool IsDocumented(string message, string page) =>
        message.Split('…').OrderByDescending(part => part.Length).First().TrimEnd('.', ' ') is { Length: > 0 } part
        && (page.Contains(part, StringComparison.Ordinal) || page.Contains(part.Split(';')[0], StringComparison.Ordinal));

    private static string Generalised(string text) => Hole().Replace(text, "…");

    [GeneratedRegex(@"^\| `(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex TableOption();

    [GeneratedRegex(@"^\| `(tokenguard [a-z ]+)", RegexOptions.Multiline)]
    private static partial Regex TableCommand();

    [GeneratedRegex(@"(?<![a-z-])--[a-z][a-z-]+")]
    private static partial Regex AnyOption();

    [GeneratedRegex(@"`git [^`]*`")]
    private static partial Regex GitCommand();

    [GeneratedRegex(@"\{[^{}]*(\}|$)")]
    private static partial Regex Hole();

    [GeneratedRegex(
        """(?:UsageException|SourceException|ConfigurationException|log\.Problem|log\.Notice|new Notice|new Problem|AddError)\((?:[^;"]*?)\$?"(?<text>[^"\n]{8,})"[,)]""",
        RegexOptions.Singleline)]
    private static partial Regex Message();
}
