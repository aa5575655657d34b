using System.Text;
using TokenGuard.Engine.Configuration;

namespace TokenGuard.Engine.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private static string Fingerprint { get; } = "tg1-" + new string('a', 26);

    [Fact]
    public void A_configuration_is_read_whole()
    {
        var configuration = ConfigurationReader.Read(".tokenguard.toml", Encoding.UTF8.GetBytes($"""
            [scan]
            exclude = ['vendor/', '*.lock']
            disable = ['acme-token']
            baselines = ['.tokenguard.baseline.toml']
            [limits]
            decoding_depth = 7
            [[suppression]]
            fingerprint = '{Fingerprint}'
            rule = 'acme-token'
            path = 'tests/**'
            reason = 'test account'
            owner = 'platform'
            until = 2027-06-30
            [[suppression]]
            path = 'docs/'
            reason = 'examples'
            """), trusted: true);
        Assert.Equal(["vendor/", "*.lock"], configuration.Exclude.Select(glob => glob.Text));
        Assert.Equal(["acme-token"], configuration.DisabledRules);
        Assert.Equal([".tokenguard.baseline.toml"], configuration.Baselines);
        Assert.Equal(7, configuration.DecodingDepth);
        Assert.Equal(
            [$"{Fingerprint} acme-token tests/** test account platform 2027-06-30 .tokenguard.toml 7", "  docs/ examples   .tokenguard.toml 14"],
            configuration.Suppressions.Select(s => $"{s.Fingerprint} {s.RuleId} {s.Path?.Text} {s.Reason} {s.Owner} {s.Until} {s.Origin} {s.Line}"));
    }

    [Fact]
    public void An_empty_file_configures_nothing()
    {
        var configuration = ConfigurationReader.Read("c.toml", ""u8, trusted: false);
        Assert.Equal((0, 0, 0, 0), (configuration.Exclude.Count, configuration.DisabledRules.Count, configuration.Baselines.Count, configuration.Suppressions.Count));
        Assert.Null(configuration.DecodingDepth);
    }

    [Theory]
    [InlineData("[provider.zendesk]\nsubdomain = 'acme'", "provider", 2)]
    [InlineData("[review]", "review", 2)]
    [InlineData("[approval]\nrequired_from = 'low'", "approval", 2)]
    [InlineData("[[approver]]\nidentity = 'mallory'", "approver", 3)]
    [InlineData("[audit]\nlog = 'elsewhere'", "audit", 2)]
    [InlineData("[[oauth_server]]\nname = 'evil'", "oauth_server", 3)]
    public void What_the_token_api_side_reads_may_not_stand_in_a_discovered_file(string content, string section, int column)
    {
        var refused = Assert.Throws<ConfigurationFileException>(() => ConfigurationReader.Read("c.toml", Encoding.UTF8.GetBytes(content), trusted: false));

        Assert.Equal(
            $"c.toml(1,{column}): '{section}' is only read from a configuration that is given by --config or is the user's own",
            refused.Message);
        Assert.Empty(ConfigurationReader.Read("c.toml", Encoding.UTF8.GetBytes(content), trusted: true).Suppressions);
    }

    [Theory]
    [InlineData("[scan\n", "c.toml(1,6): ")]
    [InlineData("scan = 1", "c.toml(1,8): 'scan' must be a table, but is an integer")]
    [InlineData("[scann]", "c.toml(1,2): a configuration knows no table 'scann'; did you mean 'scan'?")]
    [InlineData("x = 1", "c.toml(1,1): a configuration knows no key 'x'")]
    [InlineData("[scan]\nexclud = []", "c.toml(2,1): [scan] knows no key 'exclud'; did you mean 'exclude'?")]
    [InlineData("[scan]\nexclude = '*.lock'", "c.toml(2,11): 'exclude' must be an array of strings, but is a string")]
    [InlineData("[scan]\nexclude = ['a', 1]", "c.toml(2,17): 'exclude' must hold strings, but this is an integer")]
    [InlineData("[scan]\nexclude = ['']", "c.toml(2,12): a string of 'exclude' is empty")]
    [InlineData("[scan]\nexclude = ['a', '/']", "c.toml(2,17): a path pattern must name something")]
    [InlineData("[scan]\nexclude = ['*.txt', '!a.txt']", "c.toml(2,21): '!a.txt' is an exception, which 'exclude' does not know; name what is left out")]
    [InlineData("[scan]\ndisable = [true]", "c.toml(2,12): 'disable' must hold strings, but this is a boolean")]
    [InlineData("[limits]\ndecoding_depth = 21", "c.toml(2,18): 'decoding_depth' is 21, but must be from 0 to 20")]
    [InlineData("[limits]\ndecoding_depth = -1", "c.toml(2,18): 'decoding_depth' is -1, but must be from 0 to 20")]
    [InlineData("[limits]\ndecoding_depth = '5'", "c.toml(2,18): 'decoding_depth' must be a whole number, but is a string")]
    [InlineData("[limits]\ndepth = 5", "c.toml(2,1): [limits] knows no key 'depth'")]
    [InlineData("[suppression]\nreason = 'x'", "c.toml(1,1): 'suppression' must be an array of tables, [[suppression]], but is a table")]
    [InlineData("[[suppression]]\npath = 'a'", "c.toml(1,1): [[suppression]] has no 'reason'")]
    [InlineData("[[suppression]]\npath = 'a'\nreason = ''", "c.toml(3,10): 'reason' is empty")]
    [InlineData("[[suppression]]\nreason = 'x'", "c.toml(1,1): a suppression needs a 'fingerprint' or a 'path'")]
    [InlineData("[[suppression]]\nrule = 'a'\nreason = 'x'", "c.toml(1,1): a suppression needs a 'fingerprint' or a 'path'")]
    [InlineData("[[suppression]]\npath = '/'\nreason = 'x'", "c.toml(2,8): a path pattern must name something")]
    [InlineData("[[suppression]]\npath = 'a'\nreason = 'x'\nuntil = '2027-01-31'", "c.toml(4,9): 'until' must be a date without quotes, such as 2027-04-30, but is a string")]
    [InlineData("[[suppression]]\npath = 'a'\nreason = 'x'\nuntill = 2027-01-31", "c.toml(4,1): [[suppression]] knows no key 'untill'; did you mean 'until'?")]
    [InlineData("[[suppression]]\npath = 'a'\nreason = 'x'\nowner = 7", "c.toml(4,9): 'owner' must be a string, but is an integer")]
    [InlineData("[api]\nbase = 'x'", "c.toml(1,1): 'api' must be an array of tables, [[api]], but is a table")]
    [InlineData("[[api]]\nschemes = ['Bearer']", "c.toml(1,1): [[api]] has no 'base'")]
    [InlineData("[[api]]\nbase = 'https://localhost/'\nschemes = ['Bearer']", "c.toml(2,8): 'localhost' is no full host name such as api.acme.example")]
    [InlineData("[[api]]\nbase = 'https://a.example/'\nschemes = ['Bearer']\nsinks = 1", "c.toml(4,1): [[api]] knows no key 'sinks'")]
    [InlineData("[[sink]]\nmember = 'a'", "c.toml(1,1): [[sink]] has no 'type'")]
    [InlineData("[[sink]]\ntype = 'a'\nmember = ''", "c.toml(3,10): 'member' is empty")]
    [InlineData("[[sink]]\ntype = 'a b'\nmember = 'c'", "c.toml(2,8): 'type' is 'a b', but a name has no space")]
    [InlineData("[[sink]]\ntype = 'a'\nmember = 'b'\nparameter = true", "c.toml(4,13): 'parameter' must be a string, but is a boolean")]
    [InlineData("[[sink]]\ntype = 'a'\nmember = 'b'\nparameter = 100", "c.toml(4,13): 'parameter' is 100, but must be from 0 to 99")]
    [InlineData("[[sink]]\ntype = 'a'\nmember = 'b'\nparameter = '100'", "c.toml(4,13): 'parameter' is 100, but must be from 0 to 99")]
    [InlineData("[[sink]]\ntype = 'a'\nmember = 'b'\nparameter = ''", "c.toml(4,13): 'parameter' is empty")]
    [InlineData("[[sink]]\ntype = 'a'\nmember = 'b'\nkind = 'log'", "c.toml(4,8): 'kind' is 'log', but must be one of credential, url, header")]
    public void An_error_has_its_place_and_its_cause(string text, string message)
    {
        var error = Assert.Single(Errors(text, trusted: true));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.True(message.EndsWith(' ') || error == message, error);
    }

    [Fact]
    public void All_errors_are_told_by_place() => Assert.Equal(
        [
            "c.toml(2,11): 'exclude' must be an array of strings, but is an integer",
            "c.toml(3,1): [scan] knows no key 'x'",
            "c.toml(4,1): [[suppression]] has no 'reason'",
            "c.toml(4,1): a suppression needs a 'fingerprint' or a 'path'",
        ],
        Errors("[scan]\nexclude = 1\nx = 2\n[[suppression]]\n", trusted: true));

    [Theory]
    [InlineData("tg1-short")]
    [InlineData("tg2-aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("tg1-aaaaaaaaaaaaaaaaaaaaaaaaa1")]
    [InlineData("tg1-AAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("-aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("somebodys-password")]
    public void What_is_no_fingerprint_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Single(Errors($"[[suppression]]\nfingerprint = '{text}'\nreason = 'x'", trusted: true));
        Assert.Equal("c.toml(2,15): 'fingerprint' must be as reports show it: tg1- or tgp1- and 26 characters", error);
    }

    [Fact]
    public void Both_kinds_of_fingerprint_are_accepted() => Assert.Equal(
        2, ConfigurationReader.Read("c.toml", Encoding.UTF8.GetBytes(
            $"[[suppression]]\nfingerprint = '{Fingerprint}'\nreason = 'x'\n[[suppression]]\nfingerprint = '{Fingerprint.Replace("tg1", "tgp1", StringComparison.Ordinal)}'\nreason = 'x'"), trusted: false).Suppressions.Count);

    [Fact]
    public void A_file_found_in_what_is_scanned_may_not_set_limits() => Assert.Equal(
        ["c.toml(2,1): 'limits' may stand only in a configuration that is given by --config or is the user's own"],
        Errors("[scan]\n[limits]\ndecoding_depth = 0", trusted: false));

    [Fact]
    public void A_file_found_in_what_is_scanned_may_leave_out_and_accept() => Assert.Single(
        ConfigurationReader.Read("c.toml", "[scan]\nexclude = ['a']\n[[suppression]]\npath = 'b'\nreason = 'x'"u8, trusted: false).Suppressions);

    [Fact]
    public void Apis_and_sinks_may_stand_in_any_configuration()
    {
        var configuration = ConfigurationReader.Read("c.toml", Encoding.UTF8.GetBytes("""
            [[api]]
            name = 'Orders'
            base = 'https://{region}.api.acme.example/{version}/'
            schemes = ['Bearer', 'header:X-Key']
            anonymous = ['GET status']
            [[api]]
            base = 'https://api.acme.example/'
            schemes = ['query:key']
            [[sink]]
            type = 'Acme.Client`1'
            member = '.ctor'
            parameter = 'apiKey'
            [[sink]]
            type = 'Acme.Client`1+Inner'
            member = 'Get'
            parameter = 2
            kind = 'url'
            [[sink]]
            type = 'Acme.Request'
            member = 'Send'
            parameter = '0'
            kind = 'header'
            [[sink]]
            type = 'Acme.Options'
            member = 'Key'
            kind = 'credential'
            """), trusted: false);
        Assert.Equal(
            ["Orders https://{region}.api.acme.example/{version}/ Bearer,header:X-Key GET status", " https://api.acme.example/ query:key "],
            configuration.Apis.Select(api => $"{api.Name} {api.Base} {string.Join(",", api.Schemes)} {string.Join(",", api.Anonymous)}"));
        Assert.Equal(
            [
                new SinkDeclaration { Type = "Acme.Client`1", Member = ".ctor", Parameter = "apiKey" },
                new SinkDeclaration { Type = "Acme.Client`1+Inner", Member = "Get", Position = 2, Kind = SinkKind.Url },
                new SinkDeclaration { Type = "Acme.Request", Member = "Send", Position = 0, Kind = SinkKind.Header },
                new SinkDeclaration { Type = "Acme.Options", Member = "Key" },
            ],
            configuration.Sinks);
    }

    private static IEnumerable<string> Errors(string text, bool trusted) => Assert.Throws<ConfigurationFileException>(
        () => ConfigurationReader.Read("c.toml", Encoding.UTF8.GetBytes(text), trusted)).Errors.Select(error => error.ToString());
}
