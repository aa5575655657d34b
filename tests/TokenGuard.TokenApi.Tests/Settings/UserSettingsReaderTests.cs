using TokenGuard.Engine;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Tests.Harness;

namespace TokenGuard.TokenApi.Tests.Settings;

[Collection(EnvironmentScope.Collection)]
public sealed class UserSettingsReaderTests : IDisposable
{
    private static readonly string Key = $"ssh-ed25519 {Convert.ToBase64String([0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. new byte[32]])}";

    private readonly TemporaryFolder folder = new();
    private readonly EnvironmentScope environment = new();

    public void Dispose()
    {
        environment.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Every_section_is_read()
    {
        var settings = Read($"""
            [scan]
            exclude = ['vendor/']
            [provider.zendesk]
            subdomain = 'acme'
            email = 'robin@acme.example'
            api_token = 'env:ZENDESK_API_TOKEN'
            oauth_token = 'command:pass show zendesk'
            [review]
            api_token_idle_days = 10
            oauth_token_idle_days = 20
            never_used_days = 3
            erasure_warning_days = 40
            [approval]
            required_from = 'high'
            identity = 'robin@acme.example'
            signing_key = '~/.ssh/id_ed25519'
            [[approver]]
            identity = 'kim@acme.example'
            public_key = '{Key} kim'
            [audit]
            log = '/var/log/tokenguard.jsonl'
            [[oauth_server]]
            name = 'acme'
            revocation_endpoint = 'https://login.acme.example/revoke'
            introspection_endpoint = 'https://login.acme.example/introspect'
            client_id = 'tokenguard'
            client_secret = 'env:ACME_CLIENT_SECRET'
            """);

        var zendesk = settings.Providers["zendesk"];
        Assert.Equal([("subdomain", "acme"), ("email", "robin@acme.example")], zendesk.Values.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("api_token", "env:ZENDESK_API_TOKEN"), ("oauth_token", "command:pass show zendesk")], zendesk.Credentials.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(new ReviewSettings { ApiTokenIdleDays = 10, OAuthTokenIdleDays = 20, NeverUsedDays = 3, ErasureWarningDays = 40 }, settings.Review);
        Assert.Equal((Severity.High, "robin@acme.example", "~/.ssh/id_ed25519"), (settings.Approval.RequiredFrom, settings.Approval.Identity, settings.Approval.SigningKey));
        Assert.Equal([new Approver("kim@acme.example", Key + " kim")], settings.Approval.Approvers);
        Assert.Equal("/var/log/tokenguard.jsonl", settings.AuditLog);
        Assert.Equal(
            [new OAuthServerSettings("acme", new Uri("https://login.acme.example/revoke"), new Uri("https://login.acme.example/introspect"), "tokenguard", "env:ACME_CLIENT_SECRET")],
            settings.OAuthServers);
    }

    [Fact]
    public void What_is_not_said_has_its_usual_value()
    {
        var settings = Read("");

        Assert.Equal((new ReviewSettings(), 0, 0), (settings.Review, settings.Providers.Count, settings.OAuthServers.Count));
        Assert.Null(settings.Approval.RequiredFrom);
        Assert.Null(settings.AuditLog);
    }

    [Fact]
    public void Without_a_file_the_users_own_is_read_if_there_is_one()
    {
        environment["XDG_CONFIG_HOME"] = folder.Path;
        Assert.Empty(UserSettingsReader.Read(null).Providers);

        Directory.CreateDirectory(folder.File("tokenguard"));
        File.WriteAllText(folder.File("tokenguard/config.toml"), "[provider.zendesk]\nsubdomain = 'acme'\n");
        Assert.Equal("acme", UserSettingsReader.Read(null).Providers["zendesk"].Values["subdomain"]);
    }

    [Fact]
    public void A_named_file_that_is_missing_is_told() => Assert.StartsWith(
        $"the configuration '{folder.File("none.toml")}' cannot be read: ",
        Assert.Throws<SettingsException>(() => UserSettingsReader.Read(new(folder.File("none.toml")))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_log_may_stand_in_the_home_folder() => Assert.Equal(
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "audit.jsonl"), Read("[audit]\nlog = '~/audit.jsonl'\n").AuditLog);

    [Theory]
    [InlineData("[provider.zendesk]\napi_token = '{0}'\n", "(2,13): 'api_token' must say where the credential is")]
    [InlineData("[provider.zendesk]\nOAuth_Token = '{0}'\n", "(2,15): 'OAuth_Token' must say where the credential is")]
    [InlineData("[provider.zendesk]\npassphrase = '{0}'\n", "(2,14): 'passphrase' must say where the credential is")]
    [InlineData("[provider.zendesk]\nadmin_credential = '{0}'\n", "(2,20): 'admin_credential' must say where the credential is")]
    [InlineData("[[oauth_server]]\nname = 'a'\nrevocation_endpoint = 'https://a.example/r'\nintrospection_endpoint = 'https://a.example/i'\nclient_id = 'c'\nclient_secret = '{0}'\n", "(6,17): 'client_secret' must say where the credential is")]
    [InlineData("[[oauth_server]]\nname = 'a'\nrevocation_endpoint = 'https://u:{0}@a.example/r'\nintrospection_endpoint = 'https://a.example/i'\nclient_id = 'c'\nclient_secret = 'env:C'\n", "(3,23): 'revocation_endpoint' must be an address that begins with https://")]
    [InlineData("[provider.zendesk]\napi_token = ['{0}']\n", "(2,13): 'api_token' must be a string, but is an array")]
    [InlineData("[provider.zendesk]\napi_token = {0}\n", "(2,13): ")]
    [InlineData("[provider]\nzendesk = '{0}'\n", "(2,11): 'zendesk' must be a table, but is a string")]
    public void A_secret_where_its_place_should_stand_is_told_and_not_repeated(string content, string message)
    {
        var secret = MadeUp.Text();

        var failure = FailureOf(content.Replace("{0}", secret, StringComparison.Ordinal));

        Assert.StartsWith(folder.File("config.toml") + message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[aproval]\nrequired_from = 'high'\n", "(1,2): a configuration knows no table 'aproval'; did you mean 'approval'?")]
    [InlineData("[approval]\nrequired = 'high'\n", "(2,1): [approval] knows no key 'required'")]
    [InlineData("[approval]\nrequired_from = 'sometimes'\n", "(2,17): 'required_from' is 'sometimes', but must be one of low, medium, high, critical")]
    [InlineData("[review]\nnever_used_days = 0\n", "(2,19): 'never_used_days' is 0, but must be from 1 to 3650")]
    [InlineData("[review]\nidle = 3\n", "(2,1): [review] knows no key 'idle'")]
    [InlineData("[audit]\nlog = ''\n", "(2,7): 'log' is empty")]
    [InlineData("[[approver]]\nidentity = 'kim'\n", "(1,1): [[approver]] has no 'public_key'")]
    [InlineData("[[approver]]\nidentity = 'kim'\npublic_key = 'kim.pub'\n", "(3,14): 'public_key' must be one line as in a .pub file")]
    [InlineData("[[approver]]\nidentity = 'kim'\npublic_key = 'cert-authority KEY'\n", "(3,14): 'public_key' must be one line as in a .pub file")]
    [InlineData("[[oauth_server]]\nname = 'a'\nrevocation_endpoint = 'http://a.example/r'\nintrospection_endpoint = 'https://a.example/i'\nclient_id = 'c'\nclient_secret = 'env:C'\n", "(3,23): 'revocation_endpoint' must be an address that begins with https://")]
    [InlineData("[approval\n", "(1,10): ")]
    public void What_is_wrong_is_told_with_its_place(string content, string message) => Assert.StartsWith(
        folder.File("config.toml") + message, FailureOf(content.Replace("KEY", Key, StringComparison.Ordinal)).Message, StringComparison.Ordinal);

    private UserSettings Read(string content)
    {
        File.WriteAllText(folder.File("config.toml"), content);
        return UserSettingsReader.Read(new(folder.File("config.toml")));
    }

    private SettingsException FailureOf(string content) => Assert.Throws<SettingsException>(() => Read(content));
}
