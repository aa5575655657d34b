using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Rules;

public sealed class UrlTemplateTests
{
    private const string Zendesk = "https://{subdomain}.zendesk.com/api/v2/";

    private static IReadOnlyList<TenantShape> Tenants { get; } =
        [new("subdomain", "[a-z0-9][a-z0-9-]{0,62}", ["www"]), new("zone", "[0-9]", [])];

    [Theory]
    [InlineData(Zendesk, "https://acme.zendesk.com/api/v2/tickets.json?page=2", "tickets.json?page=2")]
    [InlineData(Zendesk, "http://acme.zendesk.com/api/v2/tickets", "tickets")]
    [InlineData(Zendesk, "HTTPS://Acme.Zendesk.COM/api/v2/tickets", "tickets")]
    [InlineData(Zendesk, "https://acme.zendesk.com/api/v2", "")]
    [InlineData(Zendesk, "https://acme.zendesk.com/api/v2/", "")]
    [InlineData(Zendesk, "https://acme.zendesk.com/api/v2?x=1", "?x=1")]
    [InlineData(Zendesk, "https://me:pw@acme.zendesk.com:443/api/v2/users/me", "users/me")]
    [InlineData(Zendesk, "https://www.zendesk.com/api/v2/users", "users")]
    [InlineData(Zendesk, "https://\uFFFC.zendesk.com/api/v2/users/\uFFFC", "users/\uFFFC")]
    [InlineData(Zendesk, "https://acme-\uFFFC.zendesk.com/api/v2/users", "users")]
    [InlineData(Zendesk, "https://{subdomain}.zendesk.com/api/v2/users", "users")]
    [InlineData(Zendesk, "https://{options.Value}.zendesk.com/api/v2/users", "users")]
    [InlineData("https://api.acme.example/", "https://api.acme.example", "")]
    [InlineData("https://api.acme.example/", "https://api.acme.example./a/b", "a/b")]
    [InlineData("https://api.acme.example/oauth/token", "https://api.acme.example/oauth/token?scope=x", "?scope=x")]
    [InlineData("https://api.acme.example/oauth/token", "https://api.acme.example/oauth/token/", "")]
    [InlineData("https://eu-{zone}.acme.example/", "https://eu-7.acme.example/a", "a")]
    [InlineData("https://eu-{zone}.acme.example/", "https://eu-\uFFFC.acme.example/a", "a")]
    [InlineData("https://eu-{zone}.acme.example/", "https://\uFFFC.acme.example/a", "a")]
    [InlineData("https://acme.example/{tenant}/api/", "https://acme.example/Some%20one/api/x", "x")]
    [InlineData("https://acme.example/{tenant}/api/", "https://acme.example/\uFFFC/api/x", "x")]
    [InlineData("https://acme.example/{zone}/api_v1/", "https://acme.example/3/api_v1/x", "x")]
    public void An_address_that_begins_so_gives_its_rest(string template, string url, string rest)
    {
        Assert.True(UrlTemplate.Parse(template, Tenants).TryMatch(url, out var actual));
        Assert.Equal(rest, actual);
    }

    [Theory]
    [InlineData(Zendesk, "https://zendesk.com/api/v2/users")]
    [InlineData(Zendesk, "https://a.b.zendesk.com/api/v2/users")]
    [InlineData(Zendesk, "https://-.zendesk.com/api/v2/users")]
    [InlineData(Zendesk, "https://acme.zendesk.com.evil.example/api/v2/users")]
    [InlineData(Zendesk, "https://acme.zendesk.com/api/v1/users")]
    [InlineData(Zendesk, "https://acme.zendesk.com/api/v22/users")]
    [InlineData(Zendesk, "https://acme.zendesk.com/")]
    [InlineData(Zendesk, "https://acme.zendesk.com/api?x=/v2/")]
    [InlineData(Zendesk, "ftp://acme.zendesk.com/api/v2/users")]
    [InlineData(Zendesk, "acme.zendesk.com/api/v2/users")]
    [InlineData(Zendesk, "https://\uFFFC/api/v2/users")]
    [InlineData(Zendesk, "")]
    [InlineData("https://api.acme.example/", "https://\uFFFC.acme.example/")]
    [InlineData("https://api.acme.example/oauth/token", "https://api.acme.example/oauth/tokens")]
    [InlineData("https://eu-{zone}.acme.example/", "https://eu-77.acme.example/a")]
    [InlineData("https://eu-{zone}.acme.example/", "https://us-\uFFFC.acme.example/a")]
    [InlineData("https://acme.example/{tenant}/api/", "https://acme.example//api/x")]
    public void Another_address_does_not_match(string template, string url)
    {
        Assert.False(UrlTemplate.Parse(template, Tenants).TryMatch(url, out var rest));
        Assert.Equal("", rest);
    }

    [Fact]
    public void A_template_begins_with_https() => Assert.Equal(
        "'http://acme.example/' must begin with https://",
        Assert.Throws<FormatException>(() => UrlTemplate.Parse("http://acme.example/", [])).Message);
}
