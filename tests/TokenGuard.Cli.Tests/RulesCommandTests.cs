using System.Text.Json;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Cli.Tests;

/// <summary><c>rules list</c>, <c>show</c> and <c>check</c>, and rules of the user's own.</summary>
public class RulesCommandTests
{
    private const string Good = """
        [provider]
        id      = 'acmetest'
        name    = 'Acme Test'
        links   = ['https://docs.acme.example/tokens']
        send_to = ['api.acme.example']

        [[token]]
        id         = 'acmetest-token'
        name       = 'Acme test token'
        pattern    = '\bacmetest_[A-Za-z0-9]{30}\b'
        checks     = ['entropy:3.5']
        severity   = 'high'
        confidence = 'high'
        public_prefix = 9
        risk       = 'Acts as its owner.'
        remedy     = 'Revoke it in the console.'
        source     = 'https://docs.acme.example/tokens#format'
        examples   = ['ACME={example}']
        counterexamples = ['ACME=acmetest_your_token_here']
        """;

    private static readonly string Own = Good.Replace("{example}", "acmetest_{alnum:30}", StringComparison.Ordinal);

    [Fact]
    public void List_shows_every_rule_on_a_line()
    {
        var run = Cli.Run("rules", "list");

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Token.Rules.Catalog.Rules.Select(rule => rule.Id), lines.Select(line => line.Split(' ')[0]));
        Assert.All(lines, line => Assert.Matches("^[a-z0-9-]+ +(low|medium|high|critical) +(low|medium|high) +[^ ].*$", line));
    }

    [Fact]
    public void List_as_json_tells_risk_and_remedy()
    {
        using var json = JsonDocument.Parse(Cli.Run("rules", "list", "--json").Output);

        var expected = Token.Rules.Catalog.Rules[0];
        var first = json.RootElement[0];
        Assert.Equal(Token.Rules.Catalog.Rules.Count, json.RootElement.GetArrayLength());
        Assert.Equal(
            (expected.Id, expected.Provider.Id, expected.Risk, expected.Remedy),
            (first.GetProperty("id").GetString(), first.GetProperty("provider").GetString(), first.GetProperty("risk").GetString(), first.GetProperty("remedy").GetString()));
    }

    [Fact]
    public void Show_tells_everything_of_one_rule()
    {
        using var folder = new TemporaryFolder();

        var run = Cli.Run("rules", "show", "acmetest-token", "--rules", folder.Write("own.toml", Own));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            Acme test token (acmetest-token)

            provider      Acme Test
            severity      high
            confidence    high
            pattern       \bacmetest_[A-Za-z0-9]{30}\b
            checks        entropy:3.5
            risk          Acts as its owner.
            remedy        Revoke it in the console.
            source        https://docs.acme.example/tokens#format
            sent only to  api.acme.example

            """,
            run.Output);
    }

    [Fact]
    public void Show_of_an_unknown_rule_is_told()
    {
        var run = Cli.Run("rules", "show", "nonsense");

        Assert.Equal(
            (2, "tokenguard: error: there is no rule 'nonsense'; `tokenguard rules list` lists all"),
            (run.ExitCode, Assert.Single(run.ErrorLines)));
    }

    [Fact]
    public void Check_of_a_good_file_is_clean()
    {
        using var folder = new TemporaryFolder();

        var run = Cli.Run("rules", "check", folder.Write("own.toml", Own));

        Assert.Equal((0, "rules: 1, complaints: 0\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Check_complains_about_an_example_that_is_not_found()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("own.toml", Good.Replace("{example}", "acmetest_{alnum:29}", StringComparison.Ordinal));

        var run = Cli.Run("rules", "check", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{file}(8,14): acmetest-token: example 1: is not found (seed 0): ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("rules: 1, complaints: 1", run.ErrorLines[1]);
    }

    [Theory]
    [InlineData("severity   = 'high'", "severity   = 'awful'", "(12,14): ")]
    [InlineData("pattern    = '\\b", "pattern    = '(", "(10,")]
    [InlineData("name       = 'Acme test token'\n", "", "(7,1): ")]
    [InlineData("checks     = ['entropy:3.5']", "checks     = ['charm:3']", "(11,")]
    [InlineData("remedy ", "remedi ", "(16,1): ")]
    public void A_wrong_rule_file_is_told_with_file_line_and_column(string right, string wrong, string place)
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", "nothing\n");
        var file = folder.Write("own.toml", Own.Replace(right, wrong, StringComparison.Ordinal));

        foreach (var run in new[] { Cli.Run("rules", "check", file), Cli.Run("scan", folder["code"], "--rules", file) })
        {
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith($"tokenguard: error: {file}{place}", run.ErrorLines[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rule_file_can_be_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("code/a.txt", Secret());

        Assert.Equal(0, Cli.Scan(folder["code"]).ExitCode);
        Assert.Equal("acmetest-token", Cli.Scan("--rules", folder.Write("own.toml", Own), folder["code"]).Report.Only.Rule);
    }

    [Fact]
    public void Rule_files_beside_the_configuration_are_used()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Secret());
        folder.Write(".tokenguard.toml", "");
        folder.Write(".tokenguard/own.toml", Own);

        Assert.Equal("acmetest-token", Cli.Scan(folder.Path).Report.Only.Rule);
        Assert.Empty(Cli.Scan(folder.Path, "--untrusted").Report.Findings);
    }

    [Fact]
    public void What_they_say_of_calls_counts_only_if_they_are_named_too()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", Secret());
        folder.Write(".tokenguard.toml", "");
        var file = folder.Write(".tokenguard/own.toml", Own + """

            [token.verify]
            status  = 'documented'
            source  = 'https://docs.acme.example/'
            request = 'GET https://api.acme.example/v1/me'
            live    = 'status 200'
            dead    = 'status 401'
            """);
        string[] verify = ["scan", folder.Path, "--verify", "--audit-log", folder["log"]];

        Assert.Contains("its rule was found in what is scanned", Cli.Run(verify).Output, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", Cli.Run([.. verify, "--rules", Path.GetRelativePath(Environment.CurrentDirectory, file), "--provider-url", "acmetest=http://127.0.0.1:9"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_that_is_built_in_cannot_be_defined_again_by_a_scan()
    {
        using var folder = new TemporaryFolder();
        var taken = Token.Rules.Catalog.Rules[0];
        var file = folder.Write("own.toml", Own.Replace("'acmetest-token'", $"'{taken.Id}'", StringComparison.Ordinal)
            .Replace("'acmetest'", $"'{taken.Provider.Id}'", StringComparison.Ordinal));

        var run = Cli.Run("scan", folder.Path, "--rules", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"the provider id '{taken.Provider.Id}' is already taken at ", run.ErrorLines[0], StringComparison.Ordinal);
    }

    private static string Secret() => ExampleTemplate.Parse("ACME=acmetest_{alnum:30}\n").Fill(5).ToString();
}
