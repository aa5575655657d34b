using Microsoft.CodeAnalysis.Testing;
using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.CredentialInUrlAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class CredentialInUrlTests
{
    /// <summary>Too weak for the scanner's patterns, and never written behind a key in this file.</summary>
    private const string Weak = "az1";

    private const string Chosen = "Winter-Sun7";

    [Theory]
    [InlineData("https://bob:PW@api.acme.dev/v2")]
    [InlineData("amqp://guest:PW@localhost:5672")]
    [InlineData("postgres://app:PW@db:5432/shop")]
    [InlineData("postgresql://app:PW@db/shop?sslmode=require")]
    [InlineData("redis://:PW@cache:6379/0")]
    [InlineData("rediss://default:PW@cache:6380")]
    [InlineData("mongodb://root:PW@mongo1:27017,mongo2:27017/?replicaSet=rs")]
    [InlineData("mongodb+srv://root:PW@cluster0.acme.net/shop")]
    [InlineData("ftp://deploy:PW@files.acme.dev/in")]
    [InlineData("sftp://deploy:PW@10.0.0.5")]
    [InlineData("ssh://robot:PW@git.acme.dev:22/a.git")]
    [InlineData("smtp://mail:PW@smtp.acme.dev:587")]
    [InlineData("ldap://cn:PW@directory")]
    [InlineData("nats://edge:PW@[::1]:4222")]
    [InlineData("see https://bob:PW@proxy.acme.dev:8080 for more")]
    [InlineData("http://bob:PW@proxy.example.com:8080")]
    [InlineData("https://api.acme.dev/login?user=bob&password=PW")]
    [InlineData("https://api.acme.dev/login?password=PW&remember=1")]
    public async Task A_password_in_a_URL_is_reported(string url)
    {
        await Verify.That($$"""class C { string Url = "{{Mark(url, Weak)}}"; }""");
        await Verify.That($$"""class C { string Url = "{{Mark(url, Chosen)}}"; }""");
    }

    [Theory]
    [InlineData("Server=db;Database=shop;User Id=sa;Password=PW")]
    [InlineData("Server=db;Database=shop;User Id=sa;Password=PW;")]
    [InlineData("server=db; uid=sa; pwd=PW; database=shop")]
    [InlineData("Data Source=db;Initial Catalog=shop;Persist Security Info=True;User ID=sa;PASSWORD = PW;Encrypt=True")]
    [InlineData("Password=PW;Server=db;User Id=sa")]
    [InlineData("Host=db;Port=5432;Username=app;Password=PW;SSL Mode=Require")]
    [InlineData("User Id=scott;Password=PW;Data Source=ORCL")]
    [InlineData("Driver={SQL Server};Server=db;Uid=sa;Pwd=PW;")]
    [InlineData("Provider=Microsoft.Jet.OLEDB.4.0;Data Source=shop.mdb;Jet OLEDB:Database Password=PW;")]
    [InlineData("cache.acme.dev:6380,password=PW,ssl=True,abortConnect=False")]
    [InlineData("localhost,password=PW")]
    [InlineData("host=localhost port=5432 user=app password=PW dbname=shop")]
    [InlineData("host=rabbit;username=app;password=PW;virtualHost=/")]
    [InlineData("Data Source=shop.db;Password=PW")]
    [InlineData("Filename=shop.db;Password=PW")]
    [InlineData("password=PW")]
    [InlineData("Password=PW;Timeout=10")]
    [InlineData("grant_type=password&username=bob&password=PW")]
    [InlineData("grant_type=client_credentials&client_secret=PW")]
    public async Task A_password_in_a_connection_string_is_reported(string text)
    {
        await Verify.That($$"""class C { string Text = "{{Mark(text, Weak)}}"; }""");
        await Verify.That($$"""class C { string Text = "{{Mark(text, Chosen)}}"; }""");
    }

    [Theory]
    [InlineData("Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=PW")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=PW;EndpointSuffix=core.windows.net")]
    [InlineData("BlobEndpoint=https://acme.blob.core.windows.net/;SharedAccessSignature=PW")]
    [InlineData("Endpoint=https://acme.service.signalr.net;AccessKey=PW;Version=1.0;")]
    [InlineData("Endpoint=https://acme.azconfig.io;Id=a1;Secret=PW")]
    public Task Keys_of_no_provider_form_are_reported(string text) => Verify.That($$"""class C { string Text = "{{Mark(text, "k7f2m9x4q1")}}"; }""");

    [Fact]
    public Task Keys_of_a_providers_form_are_left_to_TG1001() => Verify.That($$"""
        class C
        {
            string Storage = "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={{Token.Of("{base64:86}")}}==;EndpointSuffix=core.windows.net";
            string Clone = "https://{{Token.GitHub}}@github.com/acme/shop.git";
            string Joined = "https://{{Token.GitHub[..9]}}" + "{{Token.GitHub[9..]}}" + "@github.com/acme/shop.git";
            string CloneAsUser = "https://x-access-token:{{Token.GitHub}}@github.com/acme/shop.git";
        }
        """);

    [Fact]
    public Task A_token_as_user_is_reported() => Verify.That($$"""
        class C
        {
            string Url = "https://[|{{Token.Of("{alnum:24}")}}|]@git.acme.dev/shop.git";
            string Basic = "https://[|{{Token.Of("{alnum:24}", seed: 3)}}|]:x-oauth-basic@git.acme.dev/shop.git";
        }
        """);

    [Theory]
    [InlineData("https://api.acme.dev/v2")]
    [InlineData("https://bob@api.acme.dev/v2")]
    [InlineData("ssh://git@git.acme.dev/shop.git")]
    [InlineData("https://acme.dev:8443/path@version")]
    [InlineData("https://acme.dev/a:b@c")]
    [InlineData("mailto:bob@acme.dev")]
    [InlineData("see http://host:80/a and mail me@host")]
    [InlineData("https://user:password@host/")]
    [InlineData("postgres://user:pass@localhost/db")]
    [InlineData("https://user:@host/")]
    [InlineData("https://<user>:<password>@host/")]
    [InlineData("https://{user}:{password}@host/")]
    [InlineData("https://{0}:{1}@{2}/")]
    [InlineData("https://${USER}:${PASSWORD}@host/")]
    [InlineData("https://$USER:$PASSWORD@host/")]
    [InlineData("https://%USER%:%PASSWORD%@host/")]
    [InlineData("https://bob:****@host/")]
    [InlineData("https://bob:xxxxxx@host/")]
    [InlineData("https://bob:...@host/")]
    [InlineData("https://bob:your_password@host/")]
    [InlineData("https://bob:%s@host/")]
    [InlineData("ftp://anonymous:me@files.acme.dev")]
    [InlineData("amqp://guest:guest@localhost:5672/")]
    [InlineData("^https?://[^:]+:[^@]+@")]
    [InlineData("(?<scheme>https)://(?<user>.+):(?<password>.+)@(?<host>.+)")]
    [InlineData("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")]
    public Task Other_URLs_are_quiet(string url) => Verify.That($$"""class C { string Url = @"{{url}}"; }""");

    [Theory]
    [InlineData("Server=db;Database=shop;Integrated Security=true")]
    [InlineData("Server=db;Database=shop;Trusted_Connection=True;")]
    [InlineData("Server=db;UserID=sa")]
    [InlineData("Server=db;User Id=sa;Password=;")]
    [InlineData("Server=db;User Id=sa;Password=")]
    [InlineData("Server=db;User Id=sa;Password='';")]
    [InlineData("Server=db;User Id=sa;Password={0};")]
    [InlineData("Server=db;User Id=sa;Password={password}")]
    [InlineData("Server=db;User Id=sa;Password=${DB_PASSWORD}")]
    [InlineData("Server=db;User Id=sa;Password=$(DbPassword)")]
    [InlineData("Server=db;User Id=sa;Password=#{DbPassword}#")]
    [InlineData("Server=db;User Id=sa;Password=__DbPassword__")]
    [InlineData("Server=db;User Id=sa;Password=<password>")]
    [InlineData("Server=db;User Id=sa;Password=********")]
    [InlineData("Server=db;User Id=sa;Password=%PWD%")]
    [InlineData("Server=db;User Id=sa;Password=your_password;")]
    [InlineData("Server=db;User Id=sa;Password=yourStrong(!)Password;")]
    [InlineData("Server=myServerAddress;Database=myDataBase;User Id=myUsername;Password=myPassword;")]
    [InlineData("Server=db;User Id=sa;Password=@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/b)")]
    [InlineData("Server=db;User Id=sa;Password=DB_PASSWORD")]
    [InlineData("Server=db;User Id=sa;Password=$DB_PASSWORD")]
    [InlineData("Server=db;User Id=sa;pwd=Password")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("InstrumentationKey=b3b1c2d4-0000-4000-8000-1234567890ab;IngestionEndpoint=https://a.in.applicationinsights.azure.com/")]
    [InlineData("Acme.Library, Version=1.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089")]
    [InlineData("UPDATE users SET password = @password WHERE id = @id")]
    [InlineData("UPDATE users SET password='abc123' WHERE id = 1")]
    [InlineData("password=(?<pw>[^;]+)")]
    [InlineData("Password={Password}")]
    [InlineData("password = value;")]
    [InlineData("//input[@password='abc123']")]
    [InlineData("<input type='password' name='pw'>")]
    [InlineData("Enter a password=")]
    [InlineData("The defaults are: username=user, password=password.<br>For many files take another database.")]
    [InlineData("username={user}&password={pw}")]
    [InlineData("minPasswordLength=12;requirePassword=true;server=db")]
    [InlineData("AccountName=acme;AccountKey=your_account_key;")]
    [InlineData("Endpoint=https://acme;TokenEndpoint=https://acme/token1;KeyVaultName=vault01;SecretName=secret01")]
    public Task Other_connection_strings_are_quiet(string text) => Verify.That($$"""class C { string Text = @"{{text}}"; }""");

    [Fact]
    public Task The_public_key_of_the_storage_emulator_is_quiet() => Verify.That($$"""
        class C { string Text = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={{EmulatorKey}};BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;"; }
        """);

    [Fact]
    public Task Texts_that_are_put_together_are_seen() => Verify.That($$"""
        class C
        {
            const string Prefix = "Server=db;User Id=sa;Password=";
            const string Word = "{{Weak}}";
            const string Joined = Prefix + "[|{{Weak}}|]";
            const string Interpolated = $"[|Server=db;Password=|]{Word}";
            static readonly string Url = "https://" + "bob:" + "[|{{Weak}}|]" + "@api.acme.dev";

            string Holes(string host, string user) => $"Server={host};User Id={user};Password=[|{{Weak}}|];Timeout=3";
            string HoleBehind(string host) => $"https://bob:[|{{Weak}}|]@{host}/v2";
            string Added(string host) => "Server=" + host + ";User Id=sa;Password=[|{{Weak}}|]";
            string Formatted(string host) => string.Format("Server={0};User Id=sa;Password={1}", host, "[|{{Weak}}|]");
            string Concatenated(string host) => string.Concat("amqp://app:[|{{Weak}}|]@", host);
            string JoinedTexts(string host) => string.Join(";", "Server=" + host, "User Id=sa", "Password=[|{{Weak}}|]");
            string Local(string host)
            {
                var word = "{{Weak}}";
                return $"Server={host}[|;User Id=sa;Password=|]{word}";
            }
        }
        """);

    [Fact]
    public Task Texts_whose_password_is_not_known_are_quiet() => Verify.That("""
        using System;
        class C
        {
            const string Prefix = "Server=db;User Id=sa;Password=";
            string Parameter(string word) => Prefix + word;
            string Interpolated(string word) => $"Server=db;User Id=sa;Password={word};";
            string Part(string word) => $"Server=db;User Id=sa;Password=abc{word};";
            string Read => "Server=db;User Id=sa;Password=" + Environment.GetEnvironmentVariable("DB_PASSWORD");
            string Url(string user, string word) => $"https://{user}:{word}@api.acme.dev";
            string Format(string word) => string.Format("Server=db;User Id=sa;Password={0}", word);
            string Message(string user) => $"wrong password={user}";
        }
        """);

    [Fact]
    public Task A_constant_is_reported_where_it_is_written_and_not_where_it_is_used() => Verify.That($$"""
        class C
        {
            const string Base = "Server=db;User Id=sa;Password=[|{{Weak}}|]";
            const string Longer = Base + ";Timeout=30";
            string Other(int seconds) => $"{Base};Timeout={seconds}";
        }
        """);

    [Fact]
    public Task All_kinds_of_literals_are_seen_at_the_line_of_the_password() => Verify.That($$""""
        using System;
        [Obsolete("https://bob:[|{{Weak}}|]@api.acme.dev")]
        class C
        {
            string Verbatim = @"Server=.\SQLEXPRESS;
                User Id=sa;
                Password=[|{{Weak}}|];
                Timeout=3";
            string Raw = """
                {
                  "url": "amqp://app:[|{{Weak}}|]@rabbit"
                }
                """;
            byte[] Bytes = "https://bob:[|{{Weak}}|]@api.acme.dev"u8.ToArray();
            ReadOnlySpan<byte> Utf8 => "Server=db;Uid=sa;Pwd=[|{{Weak}}|]"u8;
            string Escaped = "Server=db;\tUser Id=sa;Password=\"[|{{Weak}}|]\"";
            void M(string text = "https://bob:[|{{Weak}}|]@api.acme.dev") { }
        }
        """");

    [Fact]
    public Task Calls_that_take_connections_are_seen() => new Verify($$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        class C
        {
            Uri Url = new("https://bob:[|{{Weak}}|]@api.acme.dev");
            Dictionary<string, string> Settings = new() { ["Db"] = "Server=db;Uid=sa;Pwd=[|{{Weak}}|]" };
            object Connect() => new Microsoft.Data.SqlClient.SqlConnection("Server=db;Uid=sa;Pwd=[|{{Weak}}|]");
            object Redis() => StackExchange.Redis.ConnectionMultiplexer.Connect("cache:6379,password=[|{{Weak}}|]");
            object Request(HttpClient client) => client.GetAsync("https://bob:[|{{Weak}}|]@api.acme.dev/v2");
        }
        """).With(typeof(Microsoft.Data.SqlClient.SqlConnection), typeof(StackExchange.Redis.ConnectionMultiplexer)).RunAsync();

    [Fact]
    public Task Test_projects_are_quiet() => new Verify($$"""
        class C { string Text = "Server=db;Uid=sa;Pwd={{Weak}}"; string Url = "https://bob:{{Token.Random}}@api.acme.dev"; }
        """).WithOption("build_property.IsTestProject", "true").RunAsync();

    [Fact]
    public Task Test_projects_may_be_judged() => new Verify($$"""
        class C { string Text = "Server=db;Uid=sa;Pwd=[|{{Weak}}|]"; }
        """).WithOption("build_property.IsTestProject", "true").WithOption("tokenguard.test_projects", "all").RunAsync();

    [Fact]
    public Task Markers_and_suppressions_of_the_scanner_accept_it() => new Verify($$"""
        class C
        {
            string A = "Server=db;Uid=sa;Pwd={{Weak}}"; // tokenguard:allow local database until=2027-01-31
            string B = "Server=db;Uid=sa;Pwd={{Weak}}"; // tokenguard:allow connection-string-password local database
            string D = "Server=db;Uid=sa;Pwd={{Weak}}"; // tokenguard:allow TG1003 local database
            string E = "https://bob:{{Weak}}@api.acme.dev"; 
            string F = "Server=db;Uid=sa;Pwd=[|{{Weak}}|]"; // tokenguard:allow TG1001 another one
        }
        """).WithFile("/0/.tokenguard.toml", """
        [[suppression]]
        path = '**/*.cs'
        rule = 'url-password'
        reason = 'a public demonstration account'
        """).RunAsync();

    [Fact]
    public Task A_rule_can_be_switched_off() => new Verify($$"""
        class C { string Text = "Server=db;Uid=sa;Pwd={{Weak}}"; string Url = "https://bob:[|{{Weak}}|]@api.acme.dev"; }
        """).WithOption("tokenguard.connection-string-password", "none").RunAsync();

    [Fact]
    public async Task A_message_says_where_it_stands()
    {
        var verify = new Verify($$"""
            class C
            {
                string A = "Server=db;Uid=sa;Pwd={|#0:{{Weak}}|}";
                string B = "https://bob:{|#1:{{Weak}}|}@api.acme.dev";
                string D = "https://api.acme.dev/login?user=bob&password={|#2:{{Weak}}|}";
                string E = "https://api.acme.dev/items?" + "page=1&access_token={|#3:{{Chosen}}|}";
                string F = "grant_type=password&username=bob&password={|#4:{{Weak}}|}";
                string G = "grant_type=client_credentials&client_secret={|#5:{{Chosen}}|}";
                string H = "password={|#6:{{Weak}}|}";
                string I = "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey={|#7:k7f2m9x4q1|}";
                string J = "localhost,password={|#8:{{Weak}}|}";
                string K = "Password={|#9:{{Weak}}|};Timeout=10";
            }
            """);
        string[] names =
        [
            "Password in a connection string", "Password in a URL", "Password in a URL", "Token in a URL", "Password in a form", "Secret in a form", "Password in a form",
            "Key in a connection string", "Password in a connection string", "Password in a connection string",
        ];
        verify.ExpectedDiagnostics.AddRange(names.Select((name, i) =>
            new DiagnosticResult(CredentialInUrlAnalyzer.Diagnostic).WithLocation(i).WithMessage($"{name} is hard-coded")));
        await verify.RunAsync();
    }

    private static string EmulatorKey => string.Concat("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6", "tq/K1SZFPTOtr/KBHBeksoGMGw==");

    private static string Mark(string text, string password) => text.Replace("PW", $"[|{password}|]", StringComparison.Ordinal);
}
