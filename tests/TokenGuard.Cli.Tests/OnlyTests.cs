namespace TokenGuard.Cli.Tests;

/// <summary><c>--only</c>: some rules, and all others silent.</summary>
public class OnlyTests
{
    private readonly Token token = Token.New(71);
    private readonly Token other = Token.Of(Token.Rules.Catalog.Find("zendesk-api-token")!, 72)!;

    [Fact]
    public void Only_the_tokens_of_a_provider_or_of_a_rule_are_looked_for()
    {
        using var folder = Planted();

        Assert.Equal([other.Fingerprint], Found("--only", "zendesk"));
        Assert.Equal([other.Fingerprint], Found("--only", other.Rule.Id));
        Assert.Equal([token.Fingerprint], Found("--only", token.Rule.Id));
        Assert.Equal(Found(), Found("--only", token.Rule.Provider.Id, "--only", "zendesk"));

        IEnumerable<string> Found(params string[] options) =>
            Cli.Scan([folder.Path, .. options]).Report.Findings.Select(finding => finding.Fingerprint!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_accepted_of_other_rules_is_not_called_unused()
    {
        using var folder = Planted();
        folder.Write(".tokenguard.toml", $"[[suppression]]\nfingerprint = '{token.Fingerprint}'\nreason = 'a test'\n");

        Assert.DoesNotContain(Cli.Scan(folder.Path, "--only", "zendesk").Report.Notices, notice => notice.Kind == "unusedSuppression");
    }

    [Fact]
    public void Rules_of_ones_own_can_be_asked_for_too()
    {
        using var folder = Planted();
        folder.Write("rules.txt", File.ReadAllText(RepositoryFiles.Find($"rules/{token.Rule.Provider.Id}.toml")).Replace(token.Rule.Provider.Id, "own", StringComparison.Ordinal));

        var run = Cli.Scan(folder["a.txt"], "--rules", folder["rules.txt"], "--only", "own");

        Assert.StartsWith("own", run.Report.Only.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_an_error()
    {
        using var folder = Planted();

        var run = Cli.Run("scan", folder.Path, "--only", "zendesk", "--only", "zendsk");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal("tokenguard: error: there is no rule and no provider 'zendsk'; `tokenguard rules list` lists all rules\n", run.Error);
    }

    private TemporaryFolder Planted()
    {
        var folder = new TemporaryFolder();
        folder.Write("a.txt", token.Text);
        folder.Write("b.txt", other.Text);
        return folder;
    }
}
