using Microsoft.CodeAnalysis.Testing;
using TokenGuard.Analyzers.Tests.Harness;
using Verify = TokenGuard.Analyzers.Tests.Harness.Verify<TokenGuard.Analyzers.HardCodedTokenAnalyzer>;

namespace TokenGuard.Analyzers.Tests;

public sealed class HardCodedTokenTests
{
    private static readonly string Whole = Token.GitHub;
    private static readonly string Front = Whole[..9];
    private static readonly string Back = Whole[9..];

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Text;

        """;

    [Fact]
    public async Task A_message_shows_the_end_of_a_long_token_and_nothing_of_a_short_one()
    {
        var verify = new Verify($$"""
            class C
            {
                string GitHub = "{|#0:{{Whole}}|}";
                string Password = "{|#1:Winter-Sun7|}";
            }
            """);
        verify.ExpectedDiagnostics.Add(new DiagnosticResult(HardCodedTokenAnalyzer.Diagnostic).WithLocation(0).WithMessage($"GitHub personal access token (classic) (ghp_…{Whole[^4..]}) is hard-coded"));
        verify.ExpectedDiagnostics.Add(new DiagnosticResult(HardCodedTokenAnalyzer.Diagnostic).WithLocation(1).WithMessage("Password is hard-coded"));
        await verify.RunAsync();
    }

    /// <summary>Sources in which WHOLE stands for a token, FRONT and BACK for its halves.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        { "constant field", """class C { const string T = "[|WHOLE|]"; }""" },
        { "readonly field", """class C { static readonly string T = "[|WHOLE|]"; }""" },
        { "verbatim", """class C { string T = @"[|WHOLE|]"; }""" },
        { "raw", """"class C { string T = """[|WHOLE|]"""; }"""" },
        { "raw of several lines", """"
            class C { string T = """
                token
                [|WHOLE|]
                """; }
            """" },
        { "UTF-8", """class C { ReadOnlySpan<byte> T => "[|WHOLE|]"u8; }""" },
        { "local", """class C { void M() { var t = "[|WHOLE|]"; } }""" },
        { "concatenation", """class C { string T = [|"FRONT" + "BACK"|]; }""" },
        { "concatenation over lines", "class C { string T = [|\"FRONT\"\n + \"BACK\"|]; }" },
        { "constants joined", """class C { const string A = "FRONT"; const string B = "BACK"; string T = [|A + B|]; }""" },
        { "variables joined", """class C { string M() { var a = "FRONT"; var b = "BACK"; return [|a + b|]; } }""" },
        { "interpolation", """class C { string M() { var a = "FRONT"; return [|$"{a}BACK"|]; } }""" },
        { "interpolation of a whole token", """class C { string M(string u) => $"{u}:[|WHOLE|]"; }""" },
        { "string.Concat", """class C { string T = [|string.Concat("FRONT", "BACK")|]; }""" },
        { "string.Join", """class C { string T = [|string.Join("", "FRONT", "BACK")|]; }""" },
        { "string.Join of an array", """class C { string T = [|string.Join("", new[] { "FRONT", "BACK" })|]; }""" },
        { "string.Format", """class C { string T = [|string.Format("{0}{1}", "FRONT", "BACK")|]; }""" },
        { "builder chain", """class C { string M() => [|new StringBuilder().Append("FRONT").Append("BACK").ToString()|]; }""" },
        { "builder statements", """class C { string M() { var b = new StringBuilder(); b.Append("FRONT"); b.Append("BACK"); return [|b.ToString()|]; } }""" },
        { "char array", "class C { char[] T = [|new[] { CHARS }|]; }" },
        { "char collection", "class C { char[] T = [|[CHARS]|]; }" },
        { "byte array", "class C { byte[] T = [|{ BYTES }|]; }" },
        { "new byte array", "class C { byte[] T = [|new byte[] { BYTES }|]; }" },
        { "base64", """class C { string T = Encoding.UTF8.GetString(Convert.FromBase64String("[|BASE64|]")); }""" },
        { "coalesce", """class C { string T = Environment.GetEnvironmentVariable("T") ?? "[|WHOLE|]"; }""" },
        { "conditional", """class C { string M(bool b) => b ? "[|WHOLE|]" : ""; }""" },
        { "switch expression", """class C { string M(int i) => i switch { 1 => "[|WHOLE|]", _ => "" }; }""" },
        { "switch statement", """class C { string M(int i) { switch (i) { case 1: return "[|WHOLE|]"; default: return ""; } } }""" },
        { "default parameter", """class C { void M(string t = "[|WHOLE|]") { } }""" },
        { "attribute argument", """class AAttribute(string s) : Attribute { public string? P { get; set; } } [A("[|WHOLE|]", P = "x")] class C { }""" },
        { "collection initializer", """class C { List<string> T = new() { "a", "[|WHOLE|]" }; }""" },
        { "dictionary indexer", """class C { Dictionary<string, string> T = new() { ["a"] = "[|WHOLE|]" }; }""" },
        { "object initializer", """class O { public string? V { get; set; } } class C { O T = new() { V = "[|WHOLE|]" }; }""" },
        { "named argument", """class C { void M(string a, string t) => M(t: "[|WHOLE|]", a: ""); }""" },
        { "params argument", """class C { void M(params string[] a) => M("", "[|WHOLE|]"); }""" },
        { "tuple", """class C { (string U, string T) M() => ("u", "[|WHOLE|]"); }""" },
        { "property body", """class C { string T => "[|WHOLE|]"; string U { get { return "[|WHOLE|]"; } } }""" },
        { "local function", """class C { void M() { string T() => "[|WHOLE|]"; T(); } }""" },
        { "record", """record R(string T = "[|WHOLE|]"); class C { R M() => new("[|WHOLE|]"); }""" },
        { "JSON text", """"class C { string T = """{"token":"[|WHOLE|]"}"""; }"""" },
        { "JSON text with escapes", """class C { string T = "{\"token\":\"[|WHOLE|]\"}"; }""" },
        { "XML text", """"class C { string T = """<add key="t" value="[|WHOLE|]" />"""; }"""" },
        { "unicode escapes", """class C { string T = "[|\u0067hp_REST|]"; }""" },
        { "hexadecimal escapes", """class C { string T = "[|\x67hp_REST|]"; }""" },
        { "comment", """class C { /* [|WHOLE|] */ }""" },
        { "switched-off code", "class C { }\n#if NEVER\nvar t = \"[|WHOLE|]\";\n#endif" },
        { "generated code", """/* <auto-generated/> */ class C { string T = "[|WHOLE|]"; }""" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task Every_shape_is_reported(string shape, string source)
    {
        Assert.NotEmpty(shape);
        return Verify.That(Usings + Fill(source));
    }

    [Fact]
    public Task Top_level_statements_are_reported() => new Verify(Fill("""
        var a = "FRONT";
        System.Console.WriteLine([|a + "BACK"|]);
        """)).AsProgram().RunAsync();

    [Theory]
    [InlineData("""class C { string T = "PREFIXyour_token_here"; }""")]
    [InlineData("""class C { string T = "octocat" + "/hello-world"; }""")]
    [InlineData("""class C { string Culture = "de-DE"; string Id = "0f8fad5b-d9cb-469f-a165-70867728950e"; }""")]
    [InlineData("""class C { const string A = "FRONT"; string M(string b) => A + b; }""")]
    [InlineData("""class C { string Sql = "SELECT Id, Token FROM Tokens WHERE Hash = @hash AND Expires > 20301231"; }""")]
    [InlineData("""class C { byte[] T = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 }; }""")]
    [InlineData("""class C { string Thumbprint = "a909502dd82ae41433e6f83886b00d4277a32a7b"; }""")]
    [InlineData("""class C { void M() => throw new InvalidOperationException("The private key was not wrapped with CIPHER."); }""")]
    [InlineData("""enum E { MEMBER } class C { E PrivateKey; bool M() => PrivateKey == E.MEMBER; }""")]
    [InlineData("""class C { const string RotateUserApiKey = "ab-37165-rotate-user-api-key-command"; }""")]
    public Task Ordinary_text_is_quiet(string source) => Verify.That(Usings + Fill(source));

    [Fact]
    public Task Codes_of_errors_are_no_passwords() => Verify.That($$"""
        class ErrorCodes { const string ForgottenPassword = "AADB2C{{Token.Of("{digits:5}")}}"; }
        """);

    [Fact]
    public Task A_constant_is_reported_where_it_stands_and_not_where_it_is_used() => Verify.That(Usings + Fill("""
        class C
        {
            const string T = "[|WHOLE|]";
            string Header = $"token {T}";
            string Other = "Bearer " + T;
            string Third() => string.Format("Bearer {0}", T);
        }
        """));

    [Fact]
    public Task A_value_without_a_form_is_known_by_the_name_that_the_code_gives_it() => Verify.That(Usings + $$"""
        class Client(string zendeskApiToken) { public string T => zendeskApiToken; }
        class C
        {
            Client Named() => new([|"{{Token.Zendesk}}"|]);
            string ZendeskApiToken() => "[|{{Token.Zendesk}}|]";
            string Other() => "{{Token.Zendesk}}";
        }
        """);

    [Theory]
    [InlineData("// tokenguard:allow test account")]
    [InlineData("// tokenguard:allow github-personal-access-token test account until=2027-01-01")]
    [InlineData("// tokenguard:allow TG1001 test account")]
    public Task An_inline_marker_accepts_it(string marker) => Verify.That($$"""
        class C
        {
            const string Same = "{{Whole}}"; {{marker}}
            {{marker}}
            const string Below = "{{Whole}}";
        }
        """);

    [Theory]
    [InlineData("// tokenguard:allow slack-bot-token test account")]
    [InlineData("// tokenguard:allow TG2001 test account")]
    public Task A_marker_for_something_else_accepts_nothing(string marker) => Verify.That($$"""
        class C
        {
            const string Same = "[|{{Whole}}|]"; {{marker}}
        }
        """);

    [Theory]
    [InlineData("[scan]\nexclude = ['Test0.cs']")]
    [InlineData("[scan]\ndisable = ['github-personal-access-token']")]
    [InlineData("[[suppression]]\npath = '*.cs'\nreason = 'test account'")]
    public Task The_configuration_accepts_it(string configuration) =>
        new Verify(Fill("""class C { string T = "WHOLE"; }""")).WithFile("/0/.tokenguard.toml", configuration).RunAsync();

    [Fact]
    public async Task The_projects_own_rules_count()
    {
        var value = "acme_" + Token.Of("{lower:20}");
        await new Verify($$"""class C { string T = "[|{{value}}|]"; }""").WithFile("/0/.tokenguard/acme.toml", """
            [provider]
            id = 'acme'
            name = 'Acme'
            [[token]]
            id = 'acme-token'
            name = 'Acme token'
            pattern = '\bacme_[a-z]{20}\b'
            """).RunAsync();
    }

    [Theory]
    [InlineData("tokenguard.github-personal-access-token", "none")]
    [InlineData("tokenguard.min_confidence", "unheard-of")]
    public async Task An_option_switches_a_rule_off(string key, string value)
    {
        var source = Fill(value == "none" ? """class C { string T = "WHOLE"; }""" : """class C { string T = "[|WHOLE|]"; }""");
        await new Verify(source).WithOption(key, value).RunAsync();
    }

    [Fact]
    public async Task In_tests_only_tokens_of_a_providers_format_are_reported()
    {
        var source = Fill("""class C { string T = "[|WHOLE|]"; string ApiKey = "RANDOM"; }""");
        await new Verify(source).WithOption("build_property.IsTestProject", "true").RunAsync();
        await new Verify(source.Replace(Token.Random, $"[|{Token.Random}|]", StringComparison.Ordinal)).RunAsync();
    }

    private static string Fill(string source) => source
        .Replace("WHOLE", Whole, StringComparison.Ordinal)
        .Replace("FRONT", Front, StringComparison.Ordinal)
        .Replace("BACK", Back, StringComparison.Ordinal)
        .Replace("REST", Whole[4..], StringComparison.Ordinal)
        .Replace("PREFIX", Whole[..4], StringComparison.Ordinal)
        .Replace("CIPHER", string.Join('-', "AES", "256", "CBC", "HMAC"), StringComparison.Ordinal)
        .Replace("MEMBER", string.Join('_', "XChaCha20Poly1305", "B64"), StringComparison.Ordinal)
        .Replace("RANDOM", Token.Random, StringComparison.Ordinal)
        .Replace("BASE64", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Whole)), StringComparison.Ordinal)
        .Replace("CHARS", string.Join(", ", Whole.Select(c => $"'{c}'")), StringComparison.Ordinal)
        .Replace("BYTES", string.Join(", ", Whole.Select(c => (int)c)), StringComparison.Ordinal);
}
