using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public class RuleFileReaderTests
{
    private const string Provider = "[provider]\nid = 'acme'\nname = 'Acme'\n";
    private const string Token = "[[token]]\nid = 'acme-key'\nname = 'Acme key'\npattern = '\\bacme_[a-z]{8}\\b'\n";

    [Fact]
    public void A_rule_file_is_read_whole()
    {
        var file = Read("""
            [provider]
            id      = 'acme'
            name    = 'Acme Cloud'
            generic = true
            links   = ['https://docs.acme.example/tokens']
            send_to = ['api.acme.example', '{tenant}.eu-{zone}.acme.example']
            tenant  = { tenant = '[a-z0-9-]{1,63}', zone = '[0-9]', not = ['www'] }

            [[token]]
            id         = 'acme-api-token'
            name       = 'Acme API token'
            pattern    = '\bacme_[A-Za-z0-9]{30}\b'
            checks     = ['entropy:3.5', 'digits:1']
            severity   = 'critical'
            confidence = 'medium'
            public_prefix = 5
            chosen     = true
            variable   = 'ACME_API_TOKEN'
            retires    = 2027-04-30
            risk       = 'Everything.'
            remedy     = 'Revoke it.'
            source     = 'https://docs.acme.example/tokens#format'
            examples   = ['ACME_API_TOKEN=acme_{alnum:30}']
            counterexamples = ['ACME_API_TOKEN=acme_your_token_here']
            samples    = ['0123456789abcdef']

            [[token.needs]]
            name     = 'tenant'
            kind     = 'acme-tenant'
            pattern  = '(?P<value>[a-z]{1,63})\.acme\.example'
            within   = 'repo'
            required = true
            not      = ['www', 'docs']

            [[token]]
            id   = 'acme'
            name = 'Old key'
            assigned_to = ['acme', 'acm[_-]e']
            value = '[a-f0-9]{32}'
            """);
        Assert.Equal(("acme", "Acme Cloud", true), (file.Provider.Id, file.Provider.Name, file.Provider.Generic));
        Assert.Equal(["https://docs.acme.example/tokens"], file.Provider.Links);
        Assert.Equal(["api.acme.example", "{tenant}.eu-{zone}.acme.example"], file.Provider.SendTo);
        Assert.Equal(["tenant=[a-z0-9-]{1,63} not www", "zone=[0-9] not www"], file.Provider.Tenants.Select(tenant => $"{tenant.Name}={tenant.Pattern} not {string.Join(",", tenant.Not)}"));
        Assert.Equal(new RuleOrigin("acme.toml", 2, 11), file.Provider.Origin);

        var rule = file.Rules[0];
        Assert.Equal(("acme-api-token", "Acme API token", @"\bacme_[A-Za-z0-9]{30}\b"), (rule.Id, rule.Name, rule.Pattern));
        Assert.Equal(["entropy:3.5", "digits:1"], rule.Checks);
        Assert.Equal((Severity.Critical, Confidence.Medium, 5, true), (rule.Severity, rule.Confidence, rule.PublicPrefix, rule.Chosen));
        Assert.Equal(("ACME_API_TOKEN", "2027-04-30", "Everything.", "Revoke it."), (rule.Variable, rule.Retires, rule.Risk, rule.Remedy));
        Assert.Equal("https://docs.acme.example/tokens#format", rule.Source);
        Assert.Equal(["ACME_API_TOKEN=acme_{alnum:30}"], rule.Examples);
        Assert.Equal(["ACME_API_TOKEN=acme_your_token_here"], rule.Counterexamples);
        Assert.Equal(["0123456789abcdef"], rule.Samples);
        Assert.Equal(new RuleOrigin("acme.toml", 10, 14), rule.Origin);
        Assert.Same(file.Provider, rule.Provider);

        var need = Assert.Single(rule.Needs);
        Assert.Equal(("tenant", "acme-tenant", @"(?P<value>[a-z]{1,63})\.acme\.example"), (need.Name, need.Kind, need.Pattern));
        Assert.Equal((CompanionReach.Repo, true), (need.Within, need.Required));
        Assert.Equal(["www", "docs"], need.Not);

        var old = file.Rules[1];
        Assert.Equal(AssignmentPattern.Expand(["acme", "acm[_-]e"], "[a-f0-9]{32}"), old.Pattern);
        Assert.Equal((Severity.High, Confidence.High, 0, false), (old.Severity, old.Confidence, old.PublicPrefix, old.Chosen));
        Assert.Empty(old.Needs);
    }

    [Theory]
    [InlineData("", "1,1: a rule file has no 'provider'", "1,1: a rule file has no 'token'")]
    [InlineData("a = ", "1,5: expected a value, found the end of the file")]
    [InlineData("provider = 1\n" + Token, "1,12: 'provider' must be a table, but is an integer")]
    [InlineData("token = 1\n" + Provider, "1,9: 'token' must be an array of tables, [[token]], but is an integer")]
    [InlineData("token = [1]\n" + Provider, "1,10: 'token' must hold tables, [[token]], but this is an integer")]
    [InlineData(Provider + Token + "[[tokens]]\nid = 1", "8,3: a rule file knows no table 'tokens'; did you mean 'token'?")]
    public void The_file_must_have_a_provider_and_tokens(string text, params string[] expected) => Assert.Equal(expected, ErrorsOf(text));

    [Theory]
    [InlineData("[provider]\n", "1,1: [provider] has no 'id'", "1,1: [provider] has no 'name'")]
    [InlineData("[provider]\nid = 'acme'\nname = ''\n", "3,8: 'name' is empty")]
    [InlineData("[provider]\nid = 'Acme'\nname = 'A'\n", "2,6: the id 'Acme' must be lower-case words joined by hyphens", "5,6: the id 'acme-key' must start with the provider's id, 'Acme-'")]
    [InlineData(Provider + "nmae = 'x'\n", "4,1: [provider] knows no key 'nmae'; did you mean 'name'?")]
    [InlineData(Provider + "zzzzzz = 'x'\n", "4,1: [provider] knows no key 'zzzzzz'")]
    [InlineData(Provider + "[provider.oauth]\nseparator = ' '\n", "4,11: [provider] knows no table 'oauth'")]
    [InlineData(Provider + "generic = 'yes'\n", "4,11: 'generic' must be true or false, but is a string")]
    [InlineData(Provider + "links = 'https://a.example'\n", "4,9: 'links' must be an array of strings, but is a string")]
    [InlineData(Provider + "links = ['a.example', '', 1]\n", "4,10: 'links' must be the https address of a page, but is 'a.example'", "4,23: a string of 'links' is empty", "4,27: 'links' must hold strings, but this is an integer")]
    [InlineData(Provider + "tenant = { 'A' = '[a-z]', b = '(', c = 1 }\n", "4,12: the tenant 'A' must be named by lower-case letters, digits, - and _", "4,32: the pattern is wrong: *", "4,40: 'c' must be a string, but is an integer")]
    public void The_provider_is_checked(string provider, params string[] expected) => AssertErrors(expected, provider + Token);

    [Theory]
    [InlineData("*.acme.example", "'*.acme.example' is wider than a host: name the hosts, or declare a tenant and write {tenant} for '*'")]
    [InlineData("https://acme.example", "'https://acme.example' has a scheme; 'send_to' holds host names only, such as api.acme.example")]
    [InlineData("acme.example/api", "'acme.example/api' is more than a host's name: '/' may not stand in it")]
    [InlineData("acme.example:443", "'acme.example:443' is more than a host's name: ':' may not stand in it")]
    [InlineData("me@acme.example", "'me@acme.example' is more than a host's name: '@' may not stand in it")]
    [InlineData("localhost", "'localhost' is no full host name such as api.acme.example")]
    [InlineData("{t}.acme.example", "'{t}.acme.example': the tenant 't' has no shape; declare it: tenant = { t = '…' }")]
    [InlineData("{sub-domian}.acme.example", "'{sub-domian}.acme.example': the tenant 'sub-domian' has no shape; declare it: tenant = { sub-domian = '…' }; did you mean 'sub-domain'?")]
    [InlineData("{sub-domain.acme.example", "'{sub-domain.acme.example': { opens no name")]
    [InlineData("{sub-domain}.example", "'{sub-domain}.example' is wider than a provider: the last two labels must be fixed")]
    [InlineData("acme.{sub-domain}", "'acme.{sub-domain}' is wider than a provider: the last two labels must be fixed")]
    [InlineData("Acme.example", "'Acme.example': 'A' may not stand here; host names are of lower-case letters, digits and inner hyphens")]
    [InlineData("-a.example", "'-a.example': '-' may not stand here; host names are of lower-case letters, digits and inner hyphens")]
    [InlineData("a..example", "'a..example': a label of a host has from 1 to 63 characters")]
    [InlineData("10.0.0.1", "'10.0.0.1' is an address; name the host")]
    public void Secrets_go_to_named_hosts_only(string host, string expected) => Assert.Equal(
        ["5,12: " + expected], ErrorsOf(Provider + $"tenant = {{ sub-domain = '[a-z]+' }}\nsend_to = ['{host}']\n" + Token));

    [Theory]
    [InlineData("[[token]]\n", "1,1: [[token]] has no 'id'", "1,1: [[token]] has no 'name'", "1,1: [[token]] has no 'pattern'; expected either 'pattern', or 'assigned_to' and 'value'")]
    [InlineData("[[token]]\nid = 'other-key'\nname = 'x'\npattern = 'x'", "2,6: the id 'other-key' must start with the provider's id, 'acme-'")]
    [InlineData("[[token]]\nid = 'acmekey'\nname = 'x'\npattern = 'x'", "2,6: the id 'acmekey' must start with the provider's id, 'acme-'")]
    [InlineData("[[token]]\nid = 'acme--key'\nname = 'x'\npattern = 'x'", "2,6: the id 'acme--key' must be lower-case words joined by hyphens")]
    [InlineData("[[token]]\nid = 7\nname = 'x'\npattern = 'x'", "2,6: 'id' must be a string, but is an integer")]
    [InlineData(Token + Token, "6,6: the id 'acme-key' is already taken in line 5")]
    [InlineData(Token + "value = 'x'", "1,1: [[token]] has both 'pattern' and 'assigned_to' or 'value'; expected either 'pattern', or 'assigned_to' and 'value'")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\nvalue = 'x'", "1,1: [[token]] has no 'assigned_to'")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\nassigned_to = ['x']", "4,16: 'x' must be three small letters or more: without 'value', 'assigned_to' lists plain words")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\nassigned_to = []\nvalue = 'x'", "4,15: 'assigned_to' names nothing")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\npattern = 'a(?=b)'", "4,13: the pattern is wrong: *")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\npattern = \"\\u0061(?=b)\"", "4,18: the pattern is wrong: *")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\npattern = '''\na\n(?=b)'''", "6,1: the pattern is wrong: *")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\nassigned_to = ['x', 'y)']\nvalue = '[0-9'", "4,23: the pattern is wrong: *", "5,10: the pattern is wrong: *")]
    [InlineData("[[token]]\nid = 'acme-key'\nname = 'x'\nassigned_to = ['x']\nvalue = '(?P<secret>x)'", "5,9: 'assigned_to' and 'value' make no pattern together: *")]
    [InlineData(Token + "severity = 'hihg'", "5,12: 'severity' is 'hihg', but must be one of low, medium, high, critical")]
    [InlineData(Token + "confidence = 1", "5,14: 'confidence' must be a string, but is an integer")]
    [InlineData(Token + "public_prefix = 33", "5,17: 'public_prefix' is 33, but must be from 0 to 32")]
    [InlineData(Token + "public_prefix = -1", "5,17: 'public_prefix' is -1, but must be from 0 to 32")]
    [InlineData(Token + "public_prefix = 99999999999", "5,17: 'public_prefix' is 99999999999, but must be from 0 to 32")]
    [InlineData(Token + "retires = '2027-04-30'", "5,11: 'retires' must be a date without quotes, such as 2027-04-30, but is a string")]
    [InlineData(Token + "variable = 'ACME TOKEN'", "5,12: 'variable' is 'ACME TOKEN', but must be the name of an environment variable or a configuration key")]
    [InlineData(Token + "source = 'docs'", "5,10: 'source' must be the https address of a page, but is 'docs'")]
    [InlineData(Token + "checks = ['entropy:3', 'entropi:3', 'entropy']", "5,24: there is no check 'entropi'*", "5,37: check 'entropy': needs an argument")]
    [InlineData(Token + "examples = ['ok', 'a{hex}']", "5,22: the template is wrong: 'hex' needs a length: {hex:20}")]
    [InlineData(Token + "counterexamples = [\"\\t{hex:0}\"]", "5,28: the template is wrong: the length '0' must be a whole number from 1 to 10000")]
    [InlineData(Token + "samples = ['ABCDEF0123456789']", "5,12: 'samples' holds the first 16 hex digits, in lower case, of the SHA-256 of a value, never the value")]
    [InlineData(Token + "serverity = 'high'", "5,1: [[token]] knows no key 'serverity'; did you mean 'severity'?")]
    [InlineData(Token + "[token.verfy]\nstatus = 'seen'", "5,8: [[token]] knows no table 'verfy'; did you mean 'verify'?")]
    public void A_token_is_checked(string token, params string[] expected) =>
        AssertErrors([.. expected.Select(error => Shift(error, 3))], Provider + token);

    [Theory]
    [InlineData("", "1,1: [[token.needs]] has no 'name'", "1,1: [[token.needs]] has no 'kind'", "1,1: [[token.needs]] has no 'pattern'")]
    [InlineData("name = 'A b'\nkind = 'x'\npattern = 'x'", "2,8: 'name' is 'A b', but must be of lower-case letters, digits, - and _")]
    [InlineData("name = 'a'\nkind = 'x_y'\npattern = 'x'", "3,8: 'kind' is 'x_y', but must be lower-case words joined by hyphens")]
    [InlineData("name = 'a'\nkind = 'x'\npattern = 'x('", "4,*")]
    [InlineData("name = 'a'\nkind = 'x'\npattern = 'x'\nwithin = 'world'", "5,10: 'within' is 'world', but must be one of file, folder, repo")]
    [InlineData("name = 'a'\nkind = 'x'\npattern = 'x'\nrequired = 1", "5,12: 'required' must be true or false, but is an integer")]
    [InlineData("name = 'a'\nkind = 'x'\npattern = 'x'\nwithni = 'file'", "5,1: [[token.needs]] knows no key 'withni'; did you mean 'within'?")]
    public void A_need_is_checked(string need, params string[] expected) =>
        AssertErrors([.. expected.Select(error => Shift(error, 7))], Provider + Token + "[[token.needs]]\n" + need);

    [Fact]
    public void All_errors_of_a_file_are_told_at_once_in_its_order()
    {
        var wrong = Assert.Throws<RuleFileException>(() => Read("[provider]\nname = 1\n[[token]]\nid = ''\nchecks = ['x']\nseverity = 2\n"));
        Assert.Equal([2, 3, 3, 4, 5, 6], wrong.Errors.Where(error => error.Line > 1).Select(error => error.Line));
        Assert.StartsWith("acme.toml(1,1): [provider] has no 'id'\nacme.toml(2,8): 'name' must be a string, but is an integer\n", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_file_of_the_repository_is_read()
    {
        var files = Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml");
        Assert.All(files, file =>
        {
            var read = RuleFileReader.Read(file, File.ReadAllBytes(file));
            Assert.True(read.Rules.Count > 0 || (read.Provider.Apis.Count > 0 && read.Provider.Scopes is not null), file);
        });
    }

    private static string Shift(string error, int lines)
    {
        var comma = error.IndexOf(',', StringComparison.Ordinal);
        return FormattableString.Invariant($"{int.Parse(error[..comma], System.Globalization.CultureInfo.InvariantCulture) + lines}{error[comma..]}");
    }

    /// <summary>Compares errors; a star at the end stands for words that another part of the engine chooses.</summary>
    private static void AssertErrors(string[] expected, string text)
    {
        var actual = ErrorsOf(text);
        for (var i = 0; i < expected.Length && i < actual.Length; i++)
        {
            var start = expected[i].TrimEnd('*');
            if (start != expected[i] && actual[i].StartsWith(start, StringComparison.Ordinal))
            {
                actual[i] = expected[i];
            }
        }

        Assert.Equal(expected, actual);
    }

    private static string[] ErrorsOf(string text) =>
        [.. Assert.Throws<RuleFileException>(() => Read(text)).Errors.Select(error => FormattableString.Invariant($"{error.Line},{error.Column}: {error.Message}"))];

    private static RuleFile Read(string text) => RuleFileReader.Read("acme.toml", Encoding.UTF8.GetBytes(text));
}
