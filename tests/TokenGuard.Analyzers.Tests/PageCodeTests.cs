using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TokenGuard.Analyzers.Tests.Harness;
using VerifyLog = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.LoggedTokenAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

/// <summary>Pages are handed to the compiler as generated code; a developer wrote the parts that are mapped to a page.</summary>
public sealed class PageCodeTests
{
    private const string Usings = """
        using System;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Net.Http.Json;
        using System.Text;
        using System.Threading.Tasks;
        """;

    /// <summary>One member for each diagnostic.</summary>
    public static TheoryData<string, string> Members { get; } = new()
    {
        { "TG1002", """object Login() => new NetworkCredential("robot", "azerty");""" },
        { "TG1003", """string Database() => "Server=db.acme.example;Database=shop;User Id=shop;Password=" + "azerty7";""" },
        { "TG2001", """Task Tickets() => new HttpClient().GetStringAsync("https://acme.zendesk.com/api/v2/tickets.json");""" },
        { "TG2002", """void Open(HttpClient http, string token) { http.DefaultRequestHeaders.Authorization = new("Bearer", token); http.GetAsync("http://api.acme.example/users"); }""" },
        { "TG2003", """Task Ask(HttpClient http, string token) => http.GetAsync($"https://api.acme.example/users?access_token={token}");""" },
        { "TG2004", """void Log(string password) => Console.WriteLine(password);""" },
        { "TG2005", """void Set(HttpClient http, string token) => http.DefaultRequestHeaders.Add("Authorization", "Bearer: " + token);""" },
        { "TG2006", """void Send(HttpClient http, string t) { http.DefaultRequestHeaders.Authorization = new("Bearer", t); http.GetAsync("https://api.github.com/user"); http.PostAsync("https://slack.com/api/chat.postMessage", null); }""" },
        { "TG2007", """object Handler() => new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true };""" },
        { "TG3001", """const string ZendeskScope = "impersonate";""" },
        { "TG3003", """const string ZendeskScope = "tickets:raed";""" },
        { "TG3004", """Task Sign(HttpClient http, string id) => http.PostAsJsonAsync("https://acme.zendesk.com/oauth/tokens", new { grant_type = "client_credentials", client_id = id });""" },
        { "TG4001", """string Basic(string mail, string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{mail}/token:{key}"));""" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_page_is_judged_where_a_developer_wrote_it(string id, string member)
    {
        foreach (var page in new[] { "/shop/Pages/Home.razor", "/shop/Views/Home/Index.cshtml" })
        {
            var found = Assert.Single(await Run($"#line 7 \"{page}\"\n{member}\n#line default\n#line hidden"), one => one.Id == id);
            var place = found.Location.GetMappedLineSpan();
            Assert.Equal((page, 6), (place.Path, place.StartLinePosition.Line));
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_span_is_mapped_with_its_column(string id, string member)
    {
        var found = Assert.Single(await Run($"#line (3,5)-(3,200) \"/shop/Pages/Home.razor\"\n{member}\n#line default"), one => one.Id == id);
        var place = found.Location.GetMappedLineSpan();
        Assert.Equal(("/shop/Pages/Home.razor", 2), (place.Path, place.StartLinePosition.Line));
        Assert.Equal(4 + found.Location.GetLineSpan().StartLinePosition.Character, place.StartLinePosition.Character);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Other_generated_code_is_quiet(string id, string member)
    {
        Assert.DoesNotContain(await Run(member), one => one.Id == id);
        Assert.DoesNotContain(await Run($"#line 7 \"/shop/Protos/shop.proto\"\n{member}\n#line default"), one => one.Id == id);
        Assert.DoesNotContain(await Run(member, "/shop/Form.Designer.cs", mark: ""), one => one.Id == id);
        Assert.DoesNotContain(await Run("[System.CodeDom.Compiler.GeneratedCode(\"Refitter\", \"1\")] class Inner { " + member + " }", "/shop/Client.cs", mark: ""), one => one.Id == id);
        Assert.Contains(await Run(member, "/shop/Client.cs", mark: ""), one => one.Id == id);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task What_a_page_is_translated_to_is_quiet(string id, string member) => Assert.DoesNotContain(
        await Run($"{member}\n#line 7 \"/shop/Pages/Home.razor\"\nint more;\n#line default\n#line hidden"), one => one.Id == id);

    [Fact]
    public async Task A_place_in_generated_code_is_quiet_wherever_it_is_found_from()
    {
        const string Use = "class Shop { object Login() => new System.Net.NetworkCredential(\"robot\", Generated.Text); }";
        const string Made = "static class Generated { public const string Text = \"azerty\"; }";
        Assert.Contains(await Run([("/shop/Shop.cs", Use), ("/shop/Made.cs", Made)]), one => one.Id == "TG1002");
        Assert.DoesNotContain(await Run([("/shop/Shop.cs", Use), ("/shop/Made.g.cs", Made)]), one => one.Id == "TG1002");
    }

    [Fact]
    public Task A_marker_of_the_page_accepts_what_no_comment_of_the_code_can() => new VerifyLog("""
        // <auto-generated/>
        class Page
        {
            void Build(string password, string token)
            {
        #line (2,3)-(2,40) "/0/Home.razor"
                System.Console.WriteLine(password);
        #line (3,3)-(3,40) "/0/Home.razor"
                System.Console.WriteLine({|TG2004:token|});
        #line default
            }
        }
        """).WithFile("/0/Home.razor", """
        <p>@* tokenguard:allow TG2004 the demonstration shows how not to do it *@
        @{ System.Console.WriteLine(password); }
        @{ System.Console.WriteLine(token); }
        """).RunAsync();

    [Fact]
    public Task A_path_that_the_configuration_leaves_out_is_that_of_the_page() => new VerifyLog("""
        // <auto-generated/>
        class Page
        {
            void Build(string password)
            {
        #line (2,3)-(2,40) "/0/Pages/Samples/Home.razor"
                System.Console.WriteLine(password);
        #line (2,3)-(2,40) "/0/Pages/Home.razor"
                System.Console.WriteLine({|TG2004:password|});
        #line default
            }
        }
        """).WithFile("/0/.tokenguard.toml", """
        [scan]
        exclude = ['Pages/Samples/**']
        """).RunAsync();

    private static Task<IReadOnlyList<Diagnostic>> Run(string member, string path = "/shop/obj/Pages_Home_razor.g.cs", string mark = "// <auto-generated/>") =>
        Run([(path, $"{mark}\n{Usings}\nclass Page\n{{\n{member}\n}}\n")]);

    private static async Task<IReadOnlyList<Diagnostic>> Run((string Path, string Text)[] files)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var (diagnostics, exceptions) = await AllAnalyzers.RunAsync(files.Select(file => CSharpSyntaxTree.ParseText(file.Text, options, file.Path)));
        Assert.Empty(exceptions);
        return diagnostics;
    }
}
