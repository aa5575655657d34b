using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.RetiringCredentialAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class RetiringCredentialTests
{
    private const string Usings = """
        using System;
        using System.Net;
        using System.Text;

        """;

    [Theory]
    [InlineData("""var c = Convert.ToBase64String(Encoding.UTF8.GetBytes([|$"{mail}/token:{key}"|]));""")]
    [InlineData("""var c = Encoding.ASCII.GetBytes([|mail + "/token:" + key|]);""")]
    [InlineData("""var c = [|"agent@acme.test/token:" + key|];""")]
    [InlineData("""const string t = "/token:"; var c = mail + t + key;""")]
    [InlineData("""var c = new NetworkCredential([|mail + "/token"|], key);""")]
    [InlineData("""var c = new NetworkCredential([|$"{mail}/token"|], key);""")]
    [InlineData("""var userName = [|mail + "/token"|];""")]
    public Task The_login_form_of_an_API_token_is_reported(string statement) => Verify.That($$"""
        {{Usings}}class C { void M(string mail, string key) { {{statement}} } }
        """.Replace("const string t = \"/token:\"; var c = mail + t + key;", "const string t = [|\"/token:\"|]; var c = mail + t + key;", StringComparison.Ordinal));

    [Theory]
    [InlineData("""var c = "https://login.acme.test/oauth2/token:" + key;""")]
    [InlineData("""var c = "/oauth/token";""")]
    [InlineData("""var c = $"{mail}/tokens:{key}";""")]
    [InlineData("""var c = "POST /oauth/token: gives a token";""")]
    [InlineData("""var path = mail + "/token";""")]
    public Task Paths_of_endpoints_are_quiet(string statement) => Verify.That($$"""
        {{Usings}}class C { void M(string mail, string key) { {{statement}} } }
        """);

    [Fact]
    public async Task Clients_that_take_an_API_token_are_reported()
    {
        var test = new Verify("""
            using ZendeskApi_v2;
            class C
            {
                object A(string key) => new ZendeskApi("https://acme.zendesk.com", "agent", [|key|], "en-us");
                object B(string key) => new ZendeskApi("https://acme.zendesk.com", p_OauthToken: key);
                object D() => new ZendeskApi("https://acme.zendesk.com", "agent", "", "en-us");
            }
            """);
        test.TestState.AdditionalReferences.Add(Library("""
            namespace ZendeskApi_v2;
            public class ZendeskApi
            {
                public ZendeskApi(string url, string p_OauthToken) { }
                public ZendeskApi(string url, string user, string apiToken, string locale) { }
            }
            """));
        await test.RunAsync();
    }

    [Fact]
    public Task A_hard_coded_API_token_is_reported() => Verify.That($$"""
        class C { const string ZendeskApiToken = "[|{{Token.Zendesk}}|]"; }
        """);

    private static PortableExecutableReference Library(string source)
    {
        var compilation = CSharpCompilation.Create("Library", [CSharpSyntaxTree.ParseText(source)], References.Framework, new(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
