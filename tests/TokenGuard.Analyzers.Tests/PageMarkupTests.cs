using TokenGuard.Analyzers.Tests.Harness;
using VerifyToken = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.HardCodedTokenAnalyzer>;
using VerifyUrl = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.CredentialInUrlAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>What stands in a page's markup is told there, and not where the compiler is given it a second time.</summary>
public sealed class PageMarkupTests
{
    private const string Page = "/0/Pages/Home.razor";

    private const string Chosen = "Winter-Sun7";

    private static readonly string Other = Token.Of("ghp_{alnum:30}{crc32-base62}", seed: 3);

    [Fact]
    public Task A_token_is_told_in_the_page_and_once() => new VerifyToken(Made($$"""
        builder.AddMarkupContent(1, "<input value=\"{{Token.GitHub}}\">");
        builder.AddAttribute(2, "data-api-key", "{{Token.Random}}");
        #line (7,4)-(7,{{6 + Other.Length}}) "{{Page}}"
        builder.AddContent(3, "{|TG1001:{{Other}}|}"
        #line default
        #line hidden
        );
        """)).WithFile(Page, $$"""
        @page "/"
        <input value="{|TG1001:{{Token.GitHub}}|}">
        <p data-api-key="{|TG1001:{{Token.Random}}|}">
        <script>
            start({ apiKey: "{|TG1001:{{Token.Zendesk}}|}" });
        </script>
        @("{{Other}}")
        """).RunAsync();

    [Theory]
    [InlineData("@* @ *@")]
    [InlineData("<!-- @ -->")]
    [InlineData("<p>@</p>")]
    [InlineData("<Child Name=\"x\" Text=\"@\" />")]
    public Task Wherever_it_stands(string markup)
    {
        var marked = markup.Contains("@*", StringComparison.Ordinal) ? "@* {|TG1001:" + Token.GitHub + "|} *@" : markup.Replace("@", "{|TG1001:" + Token.GitHub + "|}", StringComparison.Ordinal);
        return new VerifyToken(Made("")).WithFile(Page, marked).RunAsync();
    }

    /// <summary>As older compilers of pages map code: by lines. What stands there is told by the code, or not at all.</summary>
    [Fact]
    public Task Lines_that_are_code_are_left_to_the_code() => new VerifyToken(Made($$"""
        #line 2 "{{Page}}"
          var token = "{|TG1001:{{Token.GitHub}}|}";
        #line default
        #line hidden
        """)).WithFile(Page, $$"""
        @{
          var token = "{{Token.GitHub}}";
        }
        <p>{|TG1001:{{Other}}|}</p>
        """).RunAsync();

    [Fact]
    public Task A_page_that_nothing_is_made_of_is_read_all_the_same() => new VerifyToken("class C { }").WithFile("/0/Views/Index.cshtml", $$"""
        @{ var token = "{|TG1001:{{Token.GitHub}}|}"; }
        """).RunAsync();

    /// <summary>The encoding of an attribute, or a page that is not handed over: better there than nowhere.</summary>
    [Fact]
    public Task What_the_markup_does_not_show_is_told_in_the_code() => new VerifyToken(Made($$"""
        builder.AddMarkupContent(1, "<p>{|TG1001:{{Token.GitHub}}|}</p>");
        """)).WithFile(Page, "<p>other</p>").RunAsync();

    /// <summary>As the compiler of pages quotes a script.</summary>
    [Fact]
    public Task What_only_the_quoting_makes_a_value_is_none()
    {
        const string Script = """
            <script>
                const token = document.querySelector('meta[name="csrf-token"]').content;
                const headers = { "X-CSRF-TOKEN": token, "Authorization": "Bearer " + token };
            </script>
            """;
        var quoted = Script.Replace("\"", "\"\"", StringComparison.Ordinal);
        return new VerifyToken(Made($"builder.AddMarkupContent(1, @\"{quoted}\");")).WithFile(Page, Script).RunAsync();
    }

    [Fact]
    public Task A_password_in_a_URL_is_told_in_the_page() => new VerifyUrl(Made($$"""
        builder.AddMarkupContent(1, "<a href=\"https://robot:{{Chosen}}@git.acme.dev/shop.git\">Clone</a>");
        """)).WithFile(Page, $$"""
        <a href="https://robot:{|TG1003:{{Chosen}}|}@git.acme.dev/shop.git">Clone</a>
        """).RunAsync();

    [Fact]
    public Task What_is_accepted_is_quiet() => new VerifyToken(Made($$"""
        builder.AddMarkupContent(1, "<p>{{Token.GitHub}}</p>");
        """)).WithFile(Page, $$"""
        @* tokenguard:allow TG1001 revoked long ago *@
        <p>{{Token.GitHub}}</p>
        """).RunAsync();

    [Fact]
    public Task So_is_what_the_configuration_leaves_out() => new VerifyToken(Made("")).WithFile(Page, $"<p>{Token.GitHub}</p>").WithFile("/0/.tokenguard.toml", """
        [scan]
        exclude = ['Pages/**']
        """).RunAsync();

    [Fact]
    public Task So_is_what_the_section_of_pages_switches_off()
    {
        var verify = new VerifyToken(Made($$"""
            builder.AddMarkupContent(1, "<p data-api-key=\"{{Token.Random}}\">");
            """)).WithFile(Page, $$"""
            <p data-api-key="{{Token.Random}}">{|TG1001:{{Token.GitHub}}|}</p>
            """);
        verify.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.razor]\ntokenguard.generic-credential = none\n"));
        return verify.RunAsync();
    }

    [Fact]
    public Task In_test_projects_a_name_is_not_enough() => new VerifyToken(Made("")).WithFile(Page, $$"""
        <p data-api-key="{{Token.Random}}">{|TG1001:{{Token.GitHub}}|}</p>
        """).WithOption("build_property.IsTestProject", "true").RunAsync();

    /// <summary>As the compiler of pages writes it.</summary>
    private static string Made(string statements) => $$"""
        #pragma checksum "{{Page}}" "{8829d00f-11b8-4213-878b-770e8597ac16}" "00"
        // <auto-generated/>
        class Builder
        {
            public void AddMarkupContent(int at, string text) { }
            public void AddContent(int at, string text) { }
            public void AddAttribute(int at, string name, string text) { }
        }

        class Home
        {
            void Build(Builder builder)
            {
        {{statements}}
            }
        }
        """;
}
