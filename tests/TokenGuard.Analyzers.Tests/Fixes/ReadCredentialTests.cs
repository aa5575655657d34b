using TokenGuard.CodeFixes;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.HardCodedCredentialAnalyzer, TokenGuard.CodeFixes.ReadFromConfigurationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ReadCredentialTests
{
    [Fact]
    public Task What_reaches_a_sink_is_read_where_it_is_written() => Verify.That(
        """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            private const string AdminPassword = [|"Fr3derick!"|];
            string Secret => AdminPassword;
            void M(HttpClient client, string user)
            {
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", [|"abc1234"|]);
                client.DefaultRequestHeaders.Add("Authorization", [|"Bearer abc1234"|]);
                var login = new NetworkCredential(user, [|"azerty"|]);
            }
        }
        """,
        """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            private static readonly string AdminPassword = Environment.GetEnvironmentVariable("ADMIN_PASSWORD") ?? throw new InvalidOperationException("ADMIN_PASSWORD is not set");
            string Secret => AdminPassword;
            void M(HttpClient client, string user)
            {
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("API_TOKEN"));
                client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Environment.GetEnvironmentVariable("API_TOKEN")}");
                var login = new NetworkCredential(user, Environment.GetEnvironmentVariable("PASSWORD"));
            }
        }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    [Fact]
    public Task A_default_value_stays() => Verify.None(
        """
        class C { void M(string password = [|"Fr3derick!"|]) { } }
        """);

    [Fact]
    public Task A_login_keeps_its_user() => Verify.That(
        """
        using System;
        using System.Text;
        using System.Net.Http.Headers;
        class C
        {
            AuthenticationHeaderValue Login() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes([|"robot:azerty{7"|])));
        }
        """,
        """
        using System;
        using System.Text;
        using System.Net.Http.Headers;
        class C
        {
            AuthenticationHeaderValue Login() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"robot:{Environment.GetEnvironmentVariable("PASSWORD")}")));
        }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    /// <summary>The password alone is marked where a text has several lines.</summary>
    [Fact]
    public Task The_key_in_a_text_names_the_value() => Verify.That(
        """"
        using System;
        class C
        {
            string Body() => """
                {
                  "user": "bob",
                  "client_password": "[|azerty7|]"
                }
                """;
        }
        """",
        """"
        using System;
        class C
        {
            string Body() => $$"""
                {
                  "user": "bob",
                  "client_password": "{{Environment.GetEnvironmentVariable("CLIENT_PASSWORD")}}"
                }
                """;
        }
        """",
        ReadFromConfigurationFix.EnvironmentKey);

    [Theory]
    [InlineData("""object M() => new System.Collections.Generic.Dictionary<string, string> { { "password", @ } };""", "PASSWORD")]
    [InlineData("""object M() => new System.Collections.Generic.Dictionary<string, string> { ["db_password"] = @ };""", "DB_PASSWORD")]
    [InlineData("""object M() => new System.Collections.Generic.KeyValuePair<string, string>("password", @);""", "PASSWORD")]
    [InlineData("""void M(System.Collections.Generic.Dictionary<string, string> form) => form.Add("X-Admin-Password", @);""", "ADMIN_PASSWORD")]
    [InlineData("""static string s_adminPassword = @;""", "ADMIN_PASSWORD")]
    [InlineData("""string m_password = @;""", "PASSWORD")]
    public Task It_is_called_as_the_code_calls_it(string member, string name) => new Verify(
        $"using System;\nclass C\n{{\n    {member.Replace("@", "[|\"azerty\"|]", StringComparison.Ordinal)}\n}}\n",
        $"using System;\nclass C\n{{\n    {member.Replace("@", $"Environment.GetEnvironmentVariable(\"{name}\")", StringComparison.Ordinal)}\n}}\n",
        ReadFromConfigurationFix.EnvironmentKey).WithoutNullable().RunAsync();
}
