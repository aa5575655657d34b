using TokenGuard.CodeFixes;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.Tests.Fixes.StandIns.RequestAnalyzer, TokenGuard.CodeFixes.MissingAuthenticationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class MissingAuthenticationFixTests
{
    private const string Value = """new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("ZENDESK_OAUTH_TOKEN"))""";

    [Fact]
    public Task The_client_gets_a_header_before_the_call() => Verify.That(
        """
        using System.Net.Http;
        using System.Threading.Tasks;

        class C
        {
            private readonly HttpClient client = new();

            async Task<string> M()
            {
                // All tickets.
                var text = await [|client.GetStringAsync("https://example.zendesk.com/api/v2/tickets.json")|];
                return text;
            }
        }
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading.Tasks;

        class C
        {
            private readonly HttpClient client = new();

            async Task<string> M()
            {
                // All tickets.
                client.DefaultRequestHeaders.Authorization = {{Value}};
                var text = await client.GetStringAsync("https://example.zendesk.com/api/v2/tickets.json");
                return text;
            }
        }
        """);

    [Theory]
    [InlineData(MissingAuthenticationFix.ConfigurationKey, """settings["Zendesk:OauthToken"]""", "")]
    [InlineData(MissingAuthenticationFix.EnvironmentKey, """Environment.GetEnvironmentVariable("ZENDESK_OAUTH_TOKEN")""", "using System;\n")]
    public Task A_configuration_in_reach_is_offered_beside_the_environment(string key, string value, string import) => new Verify(
        """
        using System.Net.Http;
        using System.Net.Http.Headers;
        using Microsoft.Extensions.Configuration;
        class C(IConfiguration settings)
        {
            HttpClient client = new();
            void M()
            {
                [|client.GetAsync("https://example.zendesk.com/")|].Wait();
            }
        }
        """,
        $$"""
        {{import}}using System.Net.Http;
        using System.Net.Http.Headers;
        using Microsoft.Extensions.Configuration;
        class C(IConfiguration settings)
        {
            HttpClient client = new();
            void M()
            {
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", {{value}});
                client.GetAsync("https://example.zendesk.com/").Wait();
            }
        }
        """,
        key).Offering("Send Zendesk:OauthToken as authorization", "Send ZENDESK_OAUTH_TOKEN as authorization").RunAsync();

    [Fact]
    public Task All_of_a_file_at_once() => Verify.That(
        """
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            HttpClient client = new();
            void M()
            {
                [|this.client.GetAsync("https://example.zendesk.com/")|].Wait();
            }
            void N(HttpClient other)
            {
                [|other.GetAsync("https://example.zendesk.com/")|].Wait();
            }
        }
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            HttpClient client = new();
            void M()
            {
                this.client.DefaultRequestHeaders.Authorization = {{Value}};
                this.client.GetAsync("https://example.zendesk.com/").Wait();
            }
            void N(HttpClient other)
            {
                other.DefaultRequestHeaders.Authorization = {{Value}};
                other.GetAsync("https://example.zendesk.com/").Wait();
            }
        }
        """);

    [Fact]
    public Task A_request_that_is_sent_gets_the_header_itself() => Verify.That(
        """
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            void M(HttpClient client, HttpRequestMessage request)
            {
                [|client.SendAsync(request)|].Wait();
            }
        }
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            void M(HttpClient client, HttpRequestMessage request)
            {
                request.Headers.Authorization = {{Value}};
                client.SendAsync(request).Wait();
            }
        }
        """);

    [Fact]
    public Task A_request_that_is_made_here_gets_the_header_behind_it() => Verify.That(
        """
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            void M(HttpClient client)
            {
                using var message = [|new HttpRequestMessage(HttpMethod.Get, "https://example.zendesk.com/")|];
                client.Send(message);
            }
        }
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        class C
        {
            void M(HttpClient client)
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, "https://example.zendesk.com/");
                message.Headers.Authorization = {{Value}};
                client.Send(message);
            }
        }
        """);

    [Fact]
    public Task A_program_of_top_level_statements_gets_the_header() => new Verify(
        """
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        var client = new HttpClient();
        Console.WriteLine(await [|client.GetStringAsync("https://example.zendesk.com/")|]);
        """,
        $$"""
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = {{Value}};
        Console.WriteLine(await client.GetStringAsync("https://example.zendesk.com/"));
        """).AsProgram().RunAsync();

    [Theory]
    [InlineData("""object M() => [|client.GetAsync("https://example.zendesk.com/")|];""")]
    [InlineData("""void M(bool b) { if (b) [|client.GetAsync("https://example.zendesk.com/")|].Wait(); }""")]
    [InlineData("""void M() { [|new HttpClient().GetAsync("https://example.zendesk.com/")|].Wait(); }""")]
    [InlineData("""void M() { System.Func<object> f = () => [|client.GetAsync("https://example.zendesk.com/")|]; }""")]
    [InlineData("""void M(System.Net.WebClient web) { [|web.DownloadString("https://example.zendesk.com/")|].ToString(); }""")]
    public Task Where_no_statement_can_set_it_nothing_is_offered(string member) => Verify.None(
        $$"""
        using System.Net.Http;
        class C
        {
            HttpClient client = new();
            {{member}}
        }
        """);

    [Theory]
    [InlineData("await client.[|GetStringAsync|](\"https://acme.zendesk.com/api/v2/tickets.json\");", "client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", Environment.GetEnvironmentVariable(\"ZENDESK_TOKEN\"));\n        await client.GetStringAsync(\"https://acme.zendesk.com/api/v2/tickets.json\");")]
    [InlineData("var request = new HttpRequestMessage(HttpMethod.Get, \"https://api.github.com/user\");\n        await client.[|SendAsync|](request);", "var request = new HttpRequestMessage(HttpMethod.Get, \"https://api.github.com/user\");\n        request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\"));\n        await client.SendAsync(request);")]
    public Task What_the_analyzer_reports_is_mended(string before, string after)
    {
        static string Wrap(string statements) => $$"""
            using System;
            using System.Net.Http;
            using System.Net.Http.Headers;
            using System.Threading.Tasks;
            class C
            {
                async Task M()
                {
                    var client = new HttpClient();
                    {{statements}}
                }
            }
            """;
        return Harness.VerifyFix<MissingAuthenticationAnalyzer, CodeFixes.MissingAuthenticationFix>.That(Wrap(before), Wrap(after));
    }
}
