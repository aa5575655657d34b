using System.Text;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public sealed class ApiReadingTests
{
    private const string Provider = "[provider]\nid = 'acme'\nname = 'Acme'\ntenant = { t = '[a-z]+' }\n";
    private const string Api = "[[provider.api]]\nbase = 'https://{t}.acme.example/v1/'\nschemes = ['Bearer']\n";

    [Fact]
    public void Apis_and_scopes_are_read_whole()
    {
        var provider = Read(Provider + """
            [[provider.api]]
            name = 'REST'
            base = 'https://{t}.acme.example/v1/{t}/'
            schemes = ['Bearer', 'header:X-Acme-Key', 'path']
            anonymous = ['GET status', '* oauth/**']
            [[provider.api]]
            base = 'https://up.acme.example/'
            schemes = ['query:key']
            [[provider.scheme]]
            scheme = 'Basic'
            base = 'https://up.acme.example/'
            value = '\Aa'
            unless = 'b\z'
            message = 'Not so.'
            [provider.scopes]
            separator = ','
            when_absent = 'nothing'
            places = ['query scope', 'json scopes[]']
            endpoints = ['https://{t}.acme.example/oauth/token']
            prefixes = ['https://up.acme.example/']
            complete = true
            others = ['openid', 'beta.*']
            [[provider.scope]]
            match = 'orders'
            broad = true
            flow = 'delegated'
            implies = ['orders.*']
            instead = ['orders.read']
            reason = 'All of it.'
            grants = ['GET,POST orders/**']
            [[provider.scope]]
            match = 'orders.read'
            distinct = true
            """).Provider;
        Assert.Equal(
            ["REST https://{t}.acme.example/v1/{t}/ Bearer header:X-Acme-Key path | GET status * oauth/**", " https://up.acme.example/ query:key | "],
            provider.Apis.Select(api => $"{api.Name} {api.Base} {string.Join(" ", api.Schemes)} | {string.Join(" ", api.Anonymous)}"));
        Assert.Equal(
            [new SchemeAdvice { Scheme = "Basic", Base = "https://up.acme.example/", Value = @"\Aa", Unless = @"b\z", Message = "Not so." }],
            provider.SchemeAdvices);
        var scopes = provider.Scopes!;
        Assert.Equal((",", ScopesWhenAbsent.Nothing, true), (scopes.Separator, scopes.WhenAbsent, scopes.Complete));
        Assert.Equal(["query scope", "json scopes[]"], scopes.Places);
        Assert.Equal(["https://{t}.acme.example/oauth/token"], scopes.Endpoints);
        Assert.Equal(["https://up.acme.example/"], scopes.Prefixes);
        Assert.Equal(
            ["orders True False Delegated orders.* orders.read GET,POST orders/** All of it.", "orders.read False True Any    ", "openid False False Any    ", "beta.* False False Any    "],
            scopes.Scopes.Select(s => $"{s.Match} {s.Broad} {s.Distinct} {s.Flow} {string.Join(" ", s.Implies)} {string.Join(" ", s.Instead)} {string.Join(" ", s.Grants)} {s.Reason}"));
    }

    [Fact]
    public void A_provider_with_an_api_or_scopes_needs_no_token()
    {
        Assert.Empty(Read(Provider + Api).Rules);
        var scopes = Read(Provider + "[[provider.scope]]\nmatch = 'a'\n").Provider.Scopes!;
        Assert.Equal((" ", ScopesWhenAbsent.Unknown, false), (scopes.Separator, scopes.WhenAbsent, scopes.Complete));
        Assert.Null(Read(Provider + Api).Provider.Scopes);
        Assert.NotNull(Read(Provider + "[provider.scopes]\n").Provider.Scopes);
    }

    [Theory]
    [InlineData("", "5,1: [[provider.api]] has no 'base'", "5,1: [[provider.api]] has no 'schemes'")]
    [InlineData("base = 'http://a.acme.example/'", "6,8: 'http://a.acme.example/' must begin with https://")]
    [InlineData("base = 'https://a.acme.example'", "6,8: 'https://a.acme.example' has no path; end it with '/'")]
    [InlineData("base = 'https://a.acme.example/v1'", "6,8: 'https://a.acme.example/v1' must end with '/', so that it is the beginning of whole addresses")]
    [InlineData("base = 'https://*.acme.example/'", "6,8: '*.acme.example' is wider than a host: name the hosts, or declare a tenant and write {tenant} for '*'")]
    [InlineData("base = 'https://{u}.acme.example/'", "6,8: '{u}.acme.example': the tenant 'u' has no shape; declare it: tenant = { u = '…' }; did you mean 't'?")]
    [InlineData("base = 'https://a.acme.example/{u}/'", "6,8: 'https://a.acme.example/{u}/': the tenant 'u' has no shape; declare it: tenant = { u = '…' }")]
    [InlineData("base = 'https://a.acme.example/?a=/'", "6,8: 'https://a.acme.example/?a=/': '?' may not stand in a path")]
    [InlineData("base = 'https://a.acme.example/'\nschemes = []", "7,11: 'schemes' names nothing")]
    [InlineData("base = 'https://a.acme.example/'\nschemes = ['a b']", "7,12: 'a b' is no scheme; write a word such as Bearer, header:NAME, query:NAME, cookie:NAME, body:NAME or path")]
    [InlineData("anonymous = ['GET a', 'a']", "6,23: 'a' is no set of calls; write verbs and a path, such as 'GET tickets/**' or '* oauth/**'")]
    [InlineData("anonymus = []", "6,1: [[provider.api]] knows no key 'anonymus'; did you mean 'anonymous'?")]
    public void An_api_is_checked(string api, params string[] expected)
    {
        var whole = (api.Contains("base", StringComparison.Ordinal) || api.Length == 0 ? "" : "\nbase = 'https://a.acme.example/'")
            + (api.Contains("schemes", StringComparison.Ordinal) || api.Length == 0 ? "" : "\nschemes = ['Bearer']");
        Assert.Equal(expected, ErrorsOf(Provider + "[[provider.api]]\n" + api + whole));
    }

    [Theory]
    [InlineData("", "8,1: [[provider.scheme]] has no 'scheme'", "8,1: [[provider.scheme]] has no 'message'")]
    [InlineData("scheme = 'Basic'\nmessage = 'm'\nvalue = '('", "11,*")]
    [InlineData("scheme = 'Basic'\nmessage = 'm'\nunless = '('", "11,*")]
    [InlineData("scheme = 'Basic'\nmessage = 'm'\nbase = 'https://acme.example/'", "11,8: 'https://acme.example/' is the base of no [[provider.api]]")]
    [InlineData("scheme = 'Basic'\nmessage = 'm'\nvalues = 'a'", "11,1: [[provider.scheme]] knows no key 'values'; did you mean 'value'?")]
    public void A_scheme_is_checked(string scheme, params string[] expected)
    {
        var actual = ErrorsOf(Provider + Api + "[[provider.scheme]]\n" + scheme);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.True(
            pair.First == pair.Second || (pair.First[^1] == '*' && pair.Second.StartsWith(pair.First[..^1], StringComparison.Ordinal)), pair.Second));
    }

    [Theory]
    [InlineData("separator = ';'", "6,13: 'separator' is ';', but must be a space or a comma")]
    [InlineData("when_absent = 'all'", "6,15: 'when_absent' is 'all', but must be one of nothing, everything, unknown")]
    [InlineData("endpoints = ['https://a.acme.example/', 'acme.example/token']", "6,41: 'acme.example/token' must begin with https://")]
    [InlineData("others = [1]", "6,11: 'others' must hold strings, but this is an integer")]
    [InlineData("complete = 'yes'", "6,12: 'complete' must be true or false, but is a string")]
    [InlineData("scope = []", "6,1: [provider.scopes] knows no key 'scope'")]
    [InlineData("[[provider.scope]]", "6,1: [[provider.scope]] has no 'match'")]
    [InlineData("[[provider.scope]]\nmatch = 'a'\nflow = 'app'", "8,8: 'flow' is 'app', but must be one of any, delegated, application")]
    [InlineData("[[provider.scope]]\nmatch = 'a'\ngrants = ['GET']", "8,11: 'GET' is no set of calls; write verbs and a path, such as 'GET tickets/**' or '* oauth/**'")]
    [InlineData("[[provider.scope]]\nmatch = 'a'\nbroads = true", "8,1: [[provider.scope]] knows no key 'broads'; did you mean 'broad'?")]
    public void Scopes_are_checked(string scopes, string expected) =>
        Assert.Equal([expected], ErrorsOf(Provider + "[provider.scopes]\n" + scopes));

    private static string[] ErrorsOf(string text) =>
        [.. Assert.Throws<RuleFileException>(() => Read(text)).Errors.Select(error => FormattableString.Invariant($"{error.Line},{error.Column}: {error.Message}"))];

    private static RuleFile Read(string text) => RuleFileReader.Read("acme.toml", Encoding.UTF8.GetBytes(text));
}
