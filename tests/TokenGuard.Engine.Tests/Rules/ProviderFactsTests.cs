using TokenGuard.Engine.Rules;
using TokenGuard.Engine.Rules.Linting;

namespace TokenGuard.Engine.Tests.Rules;

/// <summary>Facts of well-known providers that the rule files must get right.</summary>
public sealed class ProviderFactsTests
{
    private static Lazy<IReadOnlyList<ProviderDefinition>> All { get; } = new(() =>
        [.. Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml").Select(file => RuleFileReader.Read(file, File.ReadAllBytes(file)).Provider)]);

    [Fact]
    public void The_linter_has_no_complaint_of_any_provider() => Assert.Empty(RuleLinter.Check(All.Value).Select(complaint => complaint.ToString()));

    [Theory]
    [InlineData("GET", "https://acme.zendesk.com/api/v2/tickets.json", "zendesk", false)]
    [InlineData("GET", "https://acme.zendesk.com/api/v2/users/me.json", "zendesk", true)]
    [InlineData("POST", "https://acme.zendesk.com/api/v2/requests", "zendesk", true)]
    [InlineData("GET", "https://api.github.com/repos/acme/app/issues?state=open", "github", true)]
    [InlineData("POST", "https://api.github.com/repos/acme/app/issues", "github", false)]
    [InlineData("GET", "https://api.github.com/user", "github", false)]
    [InlineData("GET", "https://gitlab.com/api/v4/projects/1/variables", "gitlab", false)]
    [InlineData("POST", "https://slack.com/api/chat.postMessage", "slack", false)]
    [InlineData("POST", "https://slack.com/api/oauth.v2.access", "slack", true)]
    [InlineData("GET", "https://graph.microsoft.com/v1.0/me/messages", "microsoft", false)]
    [InlineData("GET", "https://dev.azure.com/acme/app/_apis/git/repositories?api-version=7.1", "azure-devops", false)]
    [InlineData("POST", "https://api.openai.com/v1/chat/completions", "openai", false)]
    [InlineData("POST", "https://discord.com/api/v10/webhooks/1/x", "discord", true)]
    [InlineData("POST", "https://discord.com/api/v10/channels/1/messages", "discord", false)]
    [InlineData("POST", "https://api-m.paypal.com/v1/oauth2/token", "paypal", true)]
    [InlineData("POST", "https://api.linear.app/graphql", "linear", false)]
    [InlineData("GET", "https://maps.googleapis.com/maps/api/geocode/json?address=x", "google", false)]
    public void Calls_belong_to_a_provider_and_need_a_credential_or_none(string verb, string url, string provider, bool anonymous)
    {
        var (found, api, rest) = Assert.Single(
            from candidate in All.Value
            from definition in candidate.Apis
            let isBase = UrlTemplate.Parse(definition.Base, candidate.Tenants).TryMatch(url, out var left) ? left : null
            where isBase is not null
            select (candidate.Id, definition, isBase));
        Assert.Equal(provider, found);
        Assert.Equal(anonymous, api.Anonymous.Any(call => CallPattern.Parse(call).Matches(verb, rest)));
    }

    [Theory]
    [InlineData("zendesk", "read", true)]
    [InlineData("zendesk", "tickets:read", false)]
    [InlineData("zendesk", "tickets", false)]
    [InlineData("zendesk", "ticket_fields:read", null)]
    [InlineData("github", "repo", true)]
    [InlineData("github", "admin:org", true)]
    [InlineData("github", "read:user", false)]
    [InlineData("github", "repos", null)]
    [InlineData("gitlab", "api", true)]
    [InlineData("gitlab", "read_api", false)]
    [InlineData("gitlab", "read-api", null)]
    [InlineData("google", "https://www.googleapis.com/auth/drive", true)]
    [InlineData("google", "https://www.googleapis.com/auth/drive.readonly", false)]
    [InlineData("microsoft", "https://graph.microsoft.com/Directory.ReadWrite.All", true)]
    [InlineData("microsoft", "https://graph.microsoft.com/.default", true)]
    [InlineData("microsoft", "Device.ReadWrite.All", true)]
    [InlineData("microsoft", "User.Read", false)]
    [InlineData("microsoft", "user.read", false)]
    [InlineData("microsoft", "api://acme/orders", false)]
    [InlineData("microsoft", "User.Reed", null)]
    [InlineData("slack", "admin.users:write", true)]
    [InlineData("slack", "chat:write", false)]
    [InlineData("slack", "chat:wirte", null)]
    [InlineData("azure-devops", "vso.code_full", true)]
    [InlineData("azure-devops", "vso.code", false)]
    [InlineData("azure-devops", "vso.codes", null)]
    [InlineData("stripe", "read_write", true)]
    [InlineData("shopify", "write_orders", true)]
    [InlineData("shopify", "read_products", false)]
    [InlineData("spotify", "user-read-email", false)]
    [InlineData("spotify", "user-read-mail", null)]
    [InlineData("okta", "okta.users.manage", true)]
    [InlineData("okta", "okta.users.read", false)]
    public void Scopes_are_broad_or_narrow_or_unknown(string provider, string scope, bool? broad) =>
        Assert.Equal(broad, All.Value.Single(candidate => candidate.Id == provider).Scopes!.Find(scope)?.Broad);

    [Theory]
    [InlineData("zendesk", "Basic", "agent@acme.test:pw", true)]
    [InlineData("zendesk", "Basic", "agent@acme.test/token:pw", false)]
    [InlineData("discord", "Bot", "x", false)]
    [InlineData("azure-devops", "Basic", "pw", true)]
    [InlineData("azure-devops", "Basic", ":pw", false)]
    [InlineData("mailgun", "Bearer", "pw", true)]
    public void Wrong_ways_to_authenticate_are_known(string provider, string scheme, string credential, bool wrong) => Assert.Equal(
        wrong, All.Value.Single(candidate => candidate.Id == provider).SchemeAdvices.Any(advice => advice.Applies(scheme, credential)));
}
