namespace TokenGuard.Cli.Tests;

/// <summary>Completion in shells, and the words that are offered.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _tokenguard tokenguard")]
    [InlineData("zsh", "compdef _tokenguard tokenguard")]
    [InlineData("fish", "complete -c tokenguard -a ")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName tokenguard ")]
    public void Each_shell_has_a_script(string shell, string line)
    {
        var run = Cli.Run("completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(line, run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("tokenguard ", "baseline", "completion", "rules", "scan")]
    [InlineData("tokenguard scan --min-confidence ", "low", "medium", "high")]
    [InlineData("tokenguard scan --format ", "json", "sarif", "text")]
    public void The_words_that_fit_are_suggested(string line, params string[] words)
    {
        var run = Cli.Run($"[suggest:{line.Length}]", line);

        var suggested = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(words, word => Assert.Contains(word, suggested));
    }

    [Fact]
    public void Rule_ids_are_suggested()
    {
        var line = "tokenguard rules show ";

        var suggested = Cli.Run($"[suggest:{line.Length}]", line).Output.Split('\n');

        Assert.All(Token.Rules.Catalog.Rules, rule => Assert.Contains(rule.Id, suggested));
    }
}
