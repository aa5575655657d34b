using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;

namespace TokenGuard.Engine.Tests.Rules.Linting;

public sealed class ProviderTrialTests
{
    private const string Provider = "[provider]\nid = 'acme'\nname = 'Acme'\ntenant = { t = '[a-z]+' }\nsend_to = ['{t}.acme.example', 'up.acme.example']\n";

    private const string Api = "[[provider.api]]\nbase = 'https://{t}.acme.example/v1/'\nschemes = ['Bearer']\n";

    [Fact]
    public void A_provider_that_keeps_its_promises_gets_no_complaint() => Assert.Empty(Complaints(Api + """
        [provider.scopes]
        complete = true
        endpoints = ['https://up.acme.example/token']
        [[provider.scope]]
        match = 'all'
        broad = true
        implies = ['a.*']
        instead = ['a.read']
        [[provider.scope]]
        match = 'a.read'
        grants = ['GET a/**']
        [[provider.scope]]
        match = 'b'
        broad = true
        reason = 'All of b.'
        """));

    [Fact]
    public void Hosts_of_addresses_are_among_those_that_secrets_go_to() => Assert.Equal(
        ["'https://api.acme.example/': its host is not in 'send_to'", "'https://auth.acme.example/token': its host is not in 'send_to'"],
        Complaints("[[provider.api]]\nbase = 'https://api.acme.example/'\nschemes = ['Bearer']\n[provider.scopes]\nendpoints = ['https://auth.acme.example/token']\n"));

    [Theory]
    [InlineData("match = 'a'\n[[provider.scope]]\nmatch = 'A'\n", "scope 'A': it is there twice")]
    [InlineData("match = 'a'\nbroad = true\n", "scope 'a': it is broad, but neither 'instead' nor 'reason' helps who reads so")]
    [InlineData("match = 'a'\nbroad = true\ninstead = ['a']\n", "scope 'a': 'a' is no advice, since it is broad itself")]
    [InlineData("match = 'a'\nbroad = true\ninstead = ['b']\n", "scope 'a': there is no scope 'b', although 'complete' says that all are named")]
    [InlineData("match = 'a.*'\nbroad = true\nreason = 'r'\n[[provider.scope]]\nmatch = 'a.b'\n", "scope 'a.b': it hides that 'a.*' is broad; leave it out, or say what makes it narrow")]
    [InlineData("match = 'a'\nimplies = ['b']\n", "scope 'a': there is no scope 'b', although 'complete' says that all are named")]
    [InlineData("match = 'a'\nbroad_with = ['a']\n", "scope 'a': it is broad, but neither 'instead' nor 'reason' helps who reads so")]
    [InlineData("match = 'a'\nbroad_with = ['b']\nreason = 'r'\n", "scope 'a': there is no scope 'b', although 'complete' says that all are named")]
    [InlineData("match = 'a'\nimplies = ['b*']\n", "scope 'a': there is no scope 'b*', although 'complete' says that all are named")]
    public void A_scope_that_helps_nobody_is_named(string scope, string complaint) =>
        Assert.Equal([complaint], Complaints(Api + "[provider.scopes]\ncomplete = true\n[[provider.scope]]\n" + scope));

    [Fact]
    public void Unknown_names_are_right_where_not_all_are_named() =>
        Assert.Empty(Complaints(Api + "[[provider.scope]]\nmatch = 'a'\nbroad = true\ninstead = ['b']\nimplies = ['c*']\n"));

    [Fact]
    public void Calls_belong_to_an_api() => Assert.Equal(
        ["scope 'a': it grants calls, but there is no [[provider.api]] that they belong to"],
        Complaints("[[provider.scope]]\nmatch = 'a'\ngrants = ['GET a']\n"));

    [Fact]
    public void A_complaint_names_the_provider() => Assert.Equal(
        "acme.toml(2,6): acme: scope 'a': it is broad, but neither 'instead' nor 'reason' helps who reads so",
        Assert.Single(RuleLinter.Check([Read("[[provider.scope]]\nmatch = 'a'\nbroad = true\n")])).ToString());

    private static IEnumerable<string> Complaints(string text) => RuleLinter.Check([Read(text)]).Select(complaint => complaint.Message);

    private static ProviderDefinition Read(string text) => RuleFileReader.Read("acme.toml", Encoding.UTF8.GetBytes(Provider + text)).Provider;
}
