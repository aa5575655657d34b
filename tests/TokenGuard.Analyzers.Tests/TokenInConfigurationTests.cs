using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.TokenInConfigurationAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class TokenInConfigurationTests
{
    private const string Weak = "az1";
    private const string Chosen = "Winter-Sun7";

    private static string Guid { get; } = Token.Of("{hex:8}-{hex:4}-4{hex:3}-8{hex:3}-{hex:12}");

    [Fact]
    public Task Json_is_judged_by_its_keys() => That("/0/appsettings.json", $$"""
        {
          // for development
          "Zendesk": { "ApiToken": "[|{{Token.Zendesk}}|]", "Subdomain": "acme" },
          "GitHub": "[|{{Token.GitHub}}|]",
          "ConnectionStrings": {
            "Default": "Server=db;Database=shop;User Id=sa;Password=[|{{Weak}}|]",
            "Cache": "cache:6379,password=[|{{Weak}}|],ssl=True",
            "Rabbit": "amqp://app:[|{{Weak}}|]@rabbit:5672",
            "Local": "Server=(localdb)\\mssqllocaldb;Trusted_Connection=True",
          },
          "Smtp": { "Host": "smtp.acme.dev", "User": "bob", "Password": "[|{{Chosen}}|]", "Port": 587 },
          "Db": { "Pwd": "[|azerty|]" },
          "Jwt": { "Key": "[|ThisIsTheLongKeyOfTheShop|]", "Issuer": "acme", "Audience": "shop" },
          "Signing": { "SecretKey": "[|a long sentence that signs the cookies of the shop|]" },
          "Acme": { "ApiKey": "[|{{Guid}}|]", "ClientSecret": "[|q8w7e6r5t4|]" },
          "ApiKeys": { "Mail": "[|k7f2m9x4q1|]" },
          "Settings": [ { "name": "DB_PASSWORD", "value": "[|{{Chosen}}|]" }, { "name": "REGION", "value": "eu1" } ],
        }
        """);

    [Fact]
    public Task Json_without_credentials_is_quiet() => That("/0/appsettings.json", """
        {
          "Logging": { "LogLevel": { "Default": "Information" } },
          "AllowedHosts": "*",
          "Password": "",
          "DbPassword": null,
          "AdminPassword": "Password",
          "UserPassword": "<set in user secrets>",
          "RootPassword": "***",
          "OtherPassword": "${DB_PASSWORD}",
          "OctopusPassword": "#{DbPassword}#",
          "MustachePassword": "{{ db_password }}",
          "EnvironmentPassword": "%DB_PASSWORD%",
          "MaskedPassword": "__DbPassword__",
          "VaultPassword": "@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/db)",
          "ChangePassword": true,
          "SecretKey": 12345,
          "TokenEndpoint": "https://login.acme.dev/oauth2/token1",
          "KeyVaultName": "acme-vault-01",
          "PasswordPolicy": "Length12",
          "PasswordHash": "a1b2c3d4",
          "PublicKeyToken": "b77a5c561934e089",
          "ApiKeyHeader": "X-Api-Key",
          "ApiKey": "X-Api-Key",
          "Token": "access_token",
          "ClientSecret": "set by the pipeline from the vault",
          "PrivateKey": "keys/private2.pem",
          "AccessToken": "/run/secrets/token1",
          "SecretName": "db-password-1",
          "TokenLifetime": "00:15:00",
          "Jwt": { "Key": "your-256-bit-secret", "Issuer": "https://login.acme.dev" },
          "Cache": { "Key": "shop1-cache2-prefix3" },
          "ConnectionStrings": { "Default": "Server=db;User Id=sa;Password={0}", "Storage": "UseDevelopmentStorage=true" },
          "Labels": { "Password": "Your password", "ForgotPassword": "Forgot it?", "ConfirmPassword": "Type it again 1" }
        }
        """);

    [Fact]
    public Task What_says_which_credential_of_a_list_is_meant_is_none() => That("/0/appsettings.json", $$"""
        {
          "AzureAd": {
            "ClientCredentials": [
              { "SourceType": "StoreWithThumbprint", "CertificateThumbprint": "{{Token.Of("{hex:40}")}}", "CertificateDiskPath": "certificates1" },
              { "SourceType": "SignedAssertionFromManagedIdentity", "ManagedIdentityClientId": "{{Guid}}" },
              { "SourceType": "ClientSecret", "ClientSecret": "[|{{Guid}}|]" }
            ]
          }
        }
        """);

    [Fact]
    public Task Words_that_say_what_to_put_there_are_quiet() => That("/0/appsettings.json", """
        {
          "ClientSecret": "EnterClientSecretHere",
          "Smtp": { "Password": "YourMailPassword" },
          "Imap": { "Password": "[|EnterSandman|]" },
          "ConnectionStrings": {
            "Shop": "Server=YourServer;User ID=YourUserName;Password=YourUserPassword;",
            "Files": "DefaultEndpointsProtocol=https;AccountName=YourAccountName;AccountKey=YourAccountKey;EndpointSuffix=core.windows.net"
          }
        }
        """);

    [Fact]
    public Task The_message_tells_what_holds_a_key_of_no_meaning() => new Verify("class C;")
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("TG1004", DiagnosticSeverity.Warning).WithSpan("/0/appsettings.json", 1, 34, 1, 70)
                .WithMessage("The value of 'ClientSecrets:Value' stands in a configuration file"),
        },
    }.WithFile("/0/appsettings.json", $$"""{ "ClientSecrets": [ { "Value": "{{Guid}}" } ] }""").RunAsync();

    [Fact]
    public Task Half_typed_json_is_survived() => That("/0/appsettings.json", "}]{ \"Password\": \"[|" + Chosen + "|]\", \"A\": [ { \"B\" \"C\": \"unfinished\n \"Secret\": /* ");

    [Fact]
    public Task A_key_and_its_value_may_be_lines_apart() => That("/0/appsettings.json", $$"""
        {
          "Password":
            "[|{{Chosen}}|]"
        }
        """);

    [Fact]
    public Task Xml_is_judged_by_its_keys() => That("/0/Web.config", $$"""
        <?xml version="1.0"?>
        <configuration>
          <appSettings>
            <add key="Smtp:Password" value="[|{{Chosen}}|]" />
            <add key="ApiKey" value="[|{{Guid}}|]" />
            <add value="[|{{Weak}}|]" key="DbPassword"/>
            <add key="Region" value="eu-1" />
            <!-- <add key="Password" value="later" /> -->
          </appSettings>
          <connectionStrings>
            <add name="Main" connectionString="Data Source=db;Initial Catalog=shop;uid=app;pwd=[|{{Weak}}|];" providerName="System.Data.SqlClient" />
            <add name="Quoted" connectionString="Server=db;Uid=app;Pwd=&quot;[|{{Weak}}&quot|];Timeout=3" />
            <add name="Safe" connectionString="Data Source=db;Integrated Security=SSPI" />
          </connectionStrings>
          <system.web>
            <identity impersonate="true" userName="svc" password="[|{{Chosen}}|]" />
            <machineKey validationKey="[|{{Token.Of("{hex:64}")}}|]" decryptionKey="AutoGenerate,IsolateApps" />
          </system.web>
          <applicationSettings>
            <Shop.Properties.Settings>
              <setting name="MailPassword" serializeAs="String">
                <value>[|{{Chosen}}|]</value>
              </setting>
              <setting name="MailHost" serializeAs="String"><value>smtp.acme.dev</value></setting>
            </Shop.Properties.Settings>
          </applicationSettings>
          <member name="P:Acme.Login.Password"><value>The 1st word</value></member>
          <runtime><assemblyIdentity name="System.Memory" publicKeyToken="cc7b13ffcd2ddd51" culture="neutral" /></runtime>
        </configuration>
        """);

    [Fact]
    public Task Project_properties_are_judged() => That("/0/Directory.Build.props", $"""
        <Project>
          <PropertyGroup>
            <PackageCertificatePassword>[|{Chosen}|]</PackageCertificatePassword>
            <FeedToken>[|{Token.Random}|]</FeedToken>
            <OtherToken>$(FEED_TOKEN)</OtherToken>
            <UserSecretsId>{Guid}</UserSecretsId>
            <AssemblyOriginatorKeyFile>shop1.snk</AssemblyOriginatorKeyFile>
          </PropertyGroup>
        </Project>
        """);

    [Theory]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<a b")]
    [InlineData("<a b=")]
    [InlineData("<a b=\"c")]
    [InlineData("</a></b><c password='x'")]
    [InlineData("<![CDATA[")]
    [InlineData("text<<a =' >")]
    public Task Half_typed_xml_is_survived(string text) => That("/0/app.config", text);

    [Fact]
    public Task Lines_of_variables_are_judged() => That("/0/.env.local", $"""
        # the shop
        export DB_PASSWORD=[|{Weak}|]
        MAIL_PASSWORD = "[|{Chosen}|]" # of the robot
        ACME_API_KEY='[|{Token.Random}|]'
        GITHUB_TOKEN=[|{Token.GitHub}|]
        DATABASE_URL=postgres://app:[|{Weak}|]@db/shop
        REDIS_URL=redis://cache:6379
        EMPTY_PASSWORD=
        OTHER_PASSWORD=$DB_PASSWORD
        PWD=/app
        PASSWORD_FILE=/run/secrets/db
        TOKEN_URL=https://login.acme.dev/token
        USE_TOKEN=true
        """);

    [Fact]
    public Task Yaml_is_judged_by_its_keys() => That("/0/docker-compose.yml", $$"""
        services:
          db:
            image: postgres:16
            environment:
              POSTGRES_PASSWORD: [|{{Weak}}|]
              POSTGRES_USER: app
          web:
            environment:
              - MAIL_PASSWORD=[|{{Chosen}}|]
              - "API_TOKEN=[|{{Token.Random}}|]"
              - REGION=eu-1
              - OTHER_PASSWORD=${OTHER_PASSWORD}
              - name: DB_PASSWORD
                value: [|{{Chosen}}|]
              - name: REGION
                value: eu-1
            secrets:
              - db_password
        secrets:
          db_password:
            file: ./db_password.txt
        """);

    [Fact]
    public Task Launch_settings_are_judged() => That("/0/Properties/launchSettings.json", $$"""
        { "profiles": { "Shop": { "commandName": "Project", "environmentVariables": { "ASPNETCORE_ENVIRONMENT": "Development", "Acme__ApiKey": "[|{{Token.Random}}|]" } } } }
        """);

    [Theory]
    [InlineData("/0/BannedSymbols.txt")]
    [InlineData("/0/Page.razor")]
    [InlineData("/0/packages.lock.json")]
    [InlineData("/0/.tokenguard.toml")]
    [InlineData("/0/.tokenguard/acme.toml")]
    [InlineData("/0/.tokenguard-baseline.toml")]
    public Task Other_files_are_not_looked_at(string path) => That(path, "password = \"" + Chosen + "\"");

    [Fact]
    public Task A_marker_accepts_the_line_below_and_its_own() => That("/0/appsettings.json", $$"""
        {
          // tokenguard:allow local database until=2027-01-31
          "DbPassword": "{{Chosen}}",
          "MailPassword": "{{Chosen}}", // tokenguard:allow TG1004 a demonstration account
          "OtherPassword": "{{Chosen}}", // tokenguard:allow generic-credential a demonstration account
          "Region": "eu-1",
          "LastPassword": "[|{{Chosen}}|]" // tokenguard:allow TG1003 something else
        }
        """);

    [Theory]
    [InlineData("[scan]\nexclude = ['appsettings.json']")]
    [InlineData("[[suppression]]\npath = 'appsettings.json'\nreason = 'a demonstration account'")]
    [InlineData("[[suppression]]\npath = 'appsettings.json'\nrule = 'generic-credential'\nreason = 'a demonstration account'")]
    [InlineData("[scan]\ndisable = ['generic-credential']")]
    public Task The_configuration_accepts_it(string configuration) =>
        With("/0/appsettings.json", """{ "DbPassword": "winter-sun" }""").WithFile("/0/.tokenguard.toml", configuration).RunAsync();

    [Fact]
    public Task What_a_rule_finds_is_accepted_by_its_id() =>
        With("/0/appsettings.json", $$"""{ "DbPassword": "{{Chosen}}" }""").WithFile("/0/.tokenguard.toml", "[scan]\ndisable = ['generic-password']").RunAsync();

    [Fact]
    public Task And_not_by_that_of_another_one() =>
        With("/0/appsettings.json", """{ "DbPassword": "[|winter-sun|]" }""").WithFile("/0/.tokenguard.toml", "[scan]\ndisable = ['generic-password']").RunAsync();

    [Fact]
    public Task A_file_that_is_handed_over_twice_is_reported_once() =>
        With("/0/appsettings.json", $$"""{ "DbPassword": "[|{{Chosen}}|]" }""").WithFile("/0/appsettings.json", $$"""{ "DbPassword": "{{Chosen}}" }""").RunAsync();

    [Fact]
    public Task Test_projects_hear_of_providers_tokens_only() =>
        With("/0/appsettings.json", $$"""{ "DbPassword": "{{Chosen}}", "ApiKey": "{{Token.Random}}", "GitHub": "[|{{Token.GitHub}}|]" }""")
            .WithOption("build_property.IsTestProject", "true").RunAsync();

    private static Task That(string path, string content) => With(path, content).RunAsync();

    private static Verify With(string path, string content) => new Verify("class C;").WithFile(path, content);
}
