using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.HardCodedCredentialAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class HardCodedCredentialTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Text;

        """;

    [Theory]
    [InlineData("""_ = new NetworkCredential("admin", [|"hunter2x"|]);""")]
    [InlineData("""_ = new NetworkCredential { UserName = "admin", Password = [|"azerty"|] };""")]
    [InlineData("""_ = new NetworkCredential(password: [|"azerty"|], userName: "admin");""")]
    [InlineData("""string pwd = [|"azerty"|]; _ = new NetworkCredential("admin", pwd);""")]
    [InlineData("""var text = [|"azerty"|]; var copy = text; _ = new NetworkCredential("admin", copy);""")]
    [InlineData("""_ = new NetworkCredential("admin", Environment.GetEnvironmentVariable("X") ?? [|"azerty"|]);""")]
    [InlineData("""_ = new NetworkCredential("admin", DateTime.Now.Hour > 3 ? [|"azerty"|] : [|"qwertz"|]);""")]
    [InlineData("""_ = new NetworkCredential("admin", DateTime.Now.Hour switch { 1 => [|"azerty"|], _ => Environment.MachineName });""")]
    [InlineData("""_ = new AuthenticationHeaderValue("Bearer", [|"abc123"|]);""")]
    [InlineData("""_ = new AuthenticationHeaderValue([|"Bearer abc123"|]);""")]
    [InlineData("""_ = new AuthenticationHeaderValue([|"q7Wz4kP9xLt2"|]);""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("X-Authorization", [|"Shop Client=\"Till\", Token=\"abc123\""|]);""")]
    [InlineData("""_ = AuthenticationHeaderValue.Parse([|"Basic YWRtaW46YXplcnR5"|]);""")]
    [InlineData("""_ = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes([|"admin:azerty"|])));""")]
    [InlineData("""var user = "admin"; var secretText = [|"azerty"|]; _ = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secretText}")));""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("X-Api-Key", [|"abc123"|]);""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.TryAddWithoutValidation("Authorization", [|"Bearer abc123"|]);""")]
    [InlineData("""new HttpRequestMessage().Headers.Add("Authorization", [|"token " + "abc123xyz"|]);""")]
    [InlineData("""var h = new WebHeaderCollection(); h["Authorization"] = [|"Bearer abc123"|];""")]
    [InlineData("""var h = new WebHeaderCollection(); h[HttpRequestHeader.Authorization] = [|"Bearer abc123"|];""")]
    [InlineData("""var h = new WebHeaderCollection(); h.Add([|"Authorization: Bearer abc123"|]);""")]
    [InlineData("""var d = new Dictionary<string, string> { ["client_secret"] = [|"s3cr3t0fmine"|] };""")]
    [InlineData("""var d = new Dictionary<string, string> { { "password", [|"azerty1"|] } };""")]
    [InlineData("""_ = new KeyValuePair<string, string>("client_secret", [|"s3cr3t0fmine"|]);""")]
    [InlineData("""string password = [|"azerty"|];""")]
    [InlineData("""const string DbPassword = [|"azerty"|];""")]
    [InlineData("""var body = new { grant_type = "password", password = [|"azerty"|] };""")]
    [InlineData("""(string user, string password) login = ("admin", [|"azerty"|]);""")]
    [InlineData("""var (user, password) = ("admin", [|"azerty"|]);""")]
    [InlineData("""string Ask(string password = [|"azerty"|]) => password; Ask();""")]
    [InlineData("""bool Is(string password) => password == [|"azerty"|]; Is("");""")]
    [InlineData("""_ = new UriBuilder { Host = "h", Password = [|"azerty"|] };""")]
    [InlineData("""using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = Encoding.UTF8.GetBytes([|"opensesameopensa"|]);""")]
    [InlineData("""using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = [|new byte[] { 1, 22, 31, 74, 5, 46, 7, 8 }|];""")]
    [InlineData("""byte[] bytes = [|{ 1, 22, 31, 74, 5, 46, 7, 8 }|]; using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = bytes;""")]
    [InlineData("""using var aes = System.Security.Cryptography.Aes.Create(); _ = aes.CreateEncryptor([|new byte[] { 0, 200, 31, 74 }|], aes.IV);""")]
    [InlineData("""var s = new System.Security.SecureString(); foreach (var c in [|"azerty"|]) { s.AppendChar(c); }""")]
    [InlineData("""var auth = [|"1f7e4dd0a9"|];""")]
    [InlineData("""_ = new System.Security.Cryptography.HMACSHA256([|"0f8fad5bd9cb469f"u8|].ToArray());""")]
    [InlineData(""""var t = [|"""{"user":"admin","password":"azerty"}"""|];"""")]
    [InlineData("""var t = [|"{ \"client_secret\" : \"s3cr3t0fmine\" }"|];""")]
    [InlineData("""var t = [|"<login><password>azerty</password></login>"|];""")]
    [InlineData("""var t = [|"<login password='azerty' />"|];""")]
    [InlineData("""var x = Environment.GetEnvironmentVariable("DB_PASSWORD") ?? [|"azerty"|];""")]
    [InlineData("""var d = new Dictionary<string, string>(); var x = d["Db:Password"] ?? [|"azerty"|];""")]
    [InlineData("""var d = new Dictionary<string, string>(); var x = d.Count == 0 ? [|"azerty"|] : d["Db:Password"];""")]
    [InlineData("""char[] password = [|"azerty"|].ToCharArray();""")]
    [InlineData("""byte[] password = Encoding.UTF8.GetBytes([|"azerty"|]);""")]
    [InlineData("""string password2 = [|"azerty"|];""")]
    [InlineData("""string dbPass = [|"azerty"|];""")]
    [InlineData("""void SetPassword(string s) { } SetPassword([|"azerty"|]);""")]
    [InlineData("""bool Is(string password) => [|"azerty"|].Equals(password); Is("");""")]
    [InlineData("""bool Is(string password) => string.Equals(password, [|"azerty"|]); Is("");""")]
    [InlineData("""var (u, p) = ("bob", [|"azerty"|]); _ = new NetworkCredential(u, p);""")]
    [InlineData("""string u, p; (u, p) = ("bob", [|"azerty"|]); _ = new NetworkCredential(u, p);""")]
    [InlineData("""using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = Convert.FromHexString([|"0011223344556677"|]);""")]
    [InlineData("""bool Is(string password) { switch (password) { case [|"azerty"|]: return true; default: return false; } } Is("");""")]
    [InlineData("""bool Is(string password) => password is [|"azerty"|]; Is("");""")]
    [InlineData("""bool Is(string password) => password switch { [|"azerty"|] => true, _ => false }; Is("");""")]
    [InlineData("""var t = [|"CREATE USER bob WITH PASSWORD 'azerty'"|];""")]
    [InlineData("""var t = [|"ALTER LOGIN bob WITH PASSWORD = 'azerty'"|];""")]
    [InlineData("""var t = [|"CREATE USER bob IDENTIFIED BY 'azerty'"|];""")]
    [InlineData("""var header = [|"Basic YWRtaW46YXplcnR5"|];""")]
    [InlineData("""bool Is(string password) => password is [|"azerty"|] or [|"qwertz"|]; Is("");""")]
    [InlineData("""void Create(string name, string password) { } Create("admin", [|"azerty"|]);""")]
    [InlineData("""void Connect(string user, string pass) { } Connect("admin", [|"azerty77"|]);""")]
    [InlineData("""Environment.SetEnvironmentVariable("DB_PASSWORD", [|"azerty"|]);""")]
    [InlineData("""var t = [|"mysql -u root --password=azerty77 shop"|];""")]
    [InlineData("""var t = [|"tool --user bob --password azerty77"|];""")]
    [InlineData("""var t = $"[|{{\"password\":\"azerty\",\"id\":|]{Environment.TickCount}}}";""")]
    [InlineData("""var t = [|"{\"password\":\"azerty\",\"id\":"|] + Environment.TickCount + "}";""")]
    [InlineData("""_ = new MultipartFormDataContent { { new StringContent([|"azerty"|]), "password" } };""")]
    [InlineData("""_ = new KeyValuePair<string, string>("client_secret", [|"opensesame"|]);""")]
    [InlineData("""var password = new Lazy<string>(() => [|"azerty"|]);""")]
    [InlineData("""Func<string> passwordProvider = () => [|"azerty"|];""")]
    [InlineData("""System.Threading.Tasks.Task<string> GetPasswordAsync() => System.Threading.Tasks.Task.FromResult([|"azerty"|]); GetPasswordAsync();""")]
    [InlineData("""char[] password = [|{ 'a', 'z', 'e', 'r', 't', 'y' }|];""")]
    [InlineData("""char[] password = [|['a', 'z', 'e', 'r', 't', 'y']|];""")]
    [InlineData("""var s = new System.Security.SecureString(); Array.ForEach([|"azerty"|].ToCharArray(), s.AppendChar);""")]
    [InlineData("""string Text(string value) => Uri.EscapeDataString(value).Replace("%20", [|"q7Wz4kP9xLt2"|]); _ = new AuthenticationHeaderValue("Bearer", Text(Environment.MachineName));""")]
    [InlineData("""_ = new NetworkCredential("admin", [|"my own password"|]);""")]
    [InlineData("""_ = new NetworkCredential("admin", [|"azerty uiop"|]);""")]
    public Task Reported(string statement) => Verify.That($$"""
        {{Usings}}class C { void M() { {{statement}} } }
        """);

    [Theory]
    [InlineData("""_ = new NetworkCredential("admin", Environment.GetEnvironmentVariable("APP_PASSWORD"));""")]
    [InlineData("""_ = new NetworkCredential("admin", "");""")]
    [InlineData("""_ = new NetworkCredential("admin", "<password>");""")]
    [InlineData("""_ = new NetworkCredential("admin", "copy the password from the console here");""")]
    [InlineData("""_ = new NetworkCredential("admin", Read("password1"));""")]
    [InlineData("""const string OneTimePassword = "otp";""")]
    [InlineData("""string Escape(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal); _ = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Concat(Escape(Read("a")), ":", Escape(Read("b"))))));""")]
    [InlineData("""string Escape(string value) => Uri.EscapeDataString(value).Replace("%20azerty7", "+"); _ = new AuthenticationHeaderValue("Bearer", Escape(Read("a")));""")]
    [InlineData("""_ = new NetworkCredential("admin", "FTP2 server password");""")]
    [InlineData("""_ = new AuthenticationHeaderValue("Bearer");""")]
    [InlineData("""_ = new AuthenticationHeaderValue("ShopScheme");""")]
    [InlineData("""_ = new AuthenticationHeaderValue(scheme: "shopAuth", parameter: Read("x"));""")]
    [InlineData("""const string User1 = "bobby"; new HttpClient().DefaultRequestHeaders.Add("Authorization", $"Basic {User1}:{Read("x")}");""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("X-Authorization", "Shop Client=\"Till\", Version=\"10.8.0\"");""")]
    [InlineData("""_ = new AuthenticationHeaderValue("Bearer", Read("x"));""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("Accept", "application/json2");""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("Authorization", $"Bearer {Read("x")}");""")]
    [InlineData("""string password = "";""")]
    [InlineData("""var x = Environment.GetEnvironmentVariable("DB_HOST") ?? "azerty";""")]
    [InlineData("""var t = "The password 'azerty' is too weak";""")]
    [InlineData("""const string KEY_PASSWORD = "s3-password"; const string OptionPassword = "smtp_password";""")]
    [InlineData("""var t = "SELECT * FROM users WHERE password = @password AND name = 'azerty'";""")]
    [InlineData("""string renderPass = "azerty";""")]
    [InlineData("""string password = "REPLACE";""")]
    [InlineData("""var t = "[approval] signing_key = '~/.ssh/id_ed25519'";""")]
    [InlineData("""var d = new Dictionary<string, string> { ["token"] = "Zeichen", ["apikey"] = "Schluessel" };""")]
    [InlineData("""var key = new byte[32]; using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = key;""")]
    [InlineData("""byte first = 1; using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = new byte[16] { first, 21, 31, first, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };""")]
    [InlineData("""string password = "Password";""")]
    [InlineData("""string passwordLabel = "azerty";""")]
    [InlineData("""const string PasswordKey = "Settings:Password1";""")]
    [InlineData("""const string Password = "Settings:Password";""")]
    [InlineData("""string password = "Please enter your password";""")]
    [InlineData("""string password = "{0}";""")]
    [InlineData("""string password = null;""")]
    [InlineData("""string token = "=>";""")]
    [InlineData("""string token = "identifier";""")]
    [InlineData("""var d = new Dictionary<string, string> { ["token_endpoint"] = "https://x/1234567" };""")]
    [InlineData("""string publicKeyToken = "b77a5c561934e089";""")]
    [InlineData("""string s = "password".Replace("password", "azerty1");""")]
    [InlineData("""var tokenUrl = "https://login.example.com/oauth2/v2.0/token";""")]
    [InlineData("""string secret = "Resources.Secret.Name";""")]
    [InlineData("""var t = "{\"password\":\"\",\"token\":\"{0}\"}";""")]
    [InlineData("""var t = "<input type=\"password\" name=\"password\" />";""")]
    [InlineData("""var t = "<label for=\"password\">Password</label>";""")]
    [InlineData("""var t = "Usage: password: 'your password'";""")]
    [InlineData("""var t = "Usage: tool --password <value>, or --password the password";""")]
    [InlineData("""var x = Environment.GetEnvironmentVariable("X") ?? throw new InvalidOperationException("Password 1 is missing"); _ = new NetworkCredential("admin", x);""")]
    [InlineData("""var title = "Basic Programming"; var plan = "Basic cGxhbg==";""")]
    [InlineData("""string pass = "passed"; string pw = "pw1";""")]
    [InlineData("""const string PasswordChars = "abcdefgh23456789";""")]
    [InlineData("""const string UpdateForInputPassword = "ab-27086-update-apis-for-input-password";""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("Authorization", $"SharedAccessSignature sr={Read("a")}&sig={Read("b")}&skn={Read("c")}");""")]
    public Task Quiet(string statement) => Verify.That($$"""
        #nullable disable
        {{Usings}}class C { string Read(string name) => name + 1; void M() { {{statement}} } }
        """);

    [Theory]
    [InlineData("provider.CreateAccessToken(\"trayicon\", provider.Family)")]
    [InlineData("new Missing(\"application/json\", \"azerty\").Token")]
    public Task What_is_handed_to_an_unknown_call_does_not_reach_its_result(string value) => new Verify($$"""
        using System.Net.Http.Headers;
        class C
        {
            private string accessToken = "";
            object M(Missing provider)
            {
                accessToken = {{value}};
                return new AuthenticationHeaderValue("Bearer", accessToken);
            }
        }
        """) { CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None }.RunAsync();

    [Fact]
    public Task A_field_of_the_type_is_followed_to_its_literal() => Verify.That($$"""
        {{Usings}}class C
        {
            private readonly string text = [|"azerty"|];
            static string Other { get; } = [|"qwertz"|];
            NetworkCredential A() => new("admin", text);
            NetworkCredential B() => new("admin", Other);
        }
        """);

    [Fact]
    public Task One_method_deep_is_followed() => Verify.That($$"""
        {{Usings}}class C
        {
            string Make() => [|"azerty"|];
            NetworkCredential A() => new("admin", Make());
            NetworkCredential B(string text) => new("admin", text);
            void Use() => B([|"qwertz"|]);
        }
        """);

    [Fact]
    public Task Default_values_of_parameters_are_reported_where_they_stand() => Verify.That("""
        class C
        {
            public C(string password = [|"azerty"|]) { }
            void M(string password = [|"qwertz"|]) { M(); new C(); }
        }
        record R(string Password = [|"asdfgh"|]);
        """);

    [Fact]
    public Task A_list_of_codes_holds_no_password() => Verify.That("""
        class ErrorCodes
        {
            const string ForgottenPassword = "XYZB2C40117";
        }

        class Settings
        {
            const string ForgottenPassword = [|"XYZB2C40117"|];
        }
        """);

    [Fact]
    public Task A_pair_in_a_text_of_several_lines_is_reported_at_its_own() => Verify.That("""
        class C
        {
            string text = @"
              { 'user': 'admin',
                'password': '[|azerty|]' }";
        }
        """);

    [Fact]
    public Task A_declared_sink_is_one() => new Verify($$"""
        {{Usings}}namespace Acme
        {
            class Client { public Client(string name, string code) { } public string Code { get; set; } = ""; }
            class C { object M() => new Client("one", [|"azerty"|]) { Code = [|"qwertz"|] }; }
        }
        """).WithFile("/.tokenguard.toml", """
        [[sink]]
        type = 'Acme.Client'
        member = '.ctor'
        parameter = 'code'
        [[sink]]
        type = 'Acme.Client'
        member = 'Code'
        """).RunAsync();

    [Fact]
    public Task Extensions_of_clients_that_log_in_are_sinks() => new Verify($$"""
        using Duende.IdentityModel.Client;
        {{Usings}}class C
        {
            void M(HttpClient client, HttpRequestMessage request)
            {
                client.SetBearerToken([|"azerty"|]);
                client.SetToken("Bearer", [|"azerty"|]);
                request.SetBearerToken([|"azerty"|]);
                request.SetBearerToken(Environment.MachineName);
            }
        }
        """).With(typeof(Duende.IdentityModel.Client.ProtocolRequest)).RunAsync();

    [Fact]
    public Task Tests_may_have_passwords() => new Verify($$"""
        {{Usings}}class C { object M() => new NetworkCredential("admin", "azerty"); }
        """).WithOption("build_property.IsTestProject", "true").RunAsync();

    [Fact]
    public Task A_token_that_the_scanner_finds_is_its_own_diagnostic() => Verify.That($$"""
        {{Usings}}class C { object M() => new NetworkCredential("admin", "{{Token.GitHub}}"); }
        """);
}
