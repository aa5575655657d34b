using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.CodeFixes;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.HardCodedTokenAnalyzer, TokenGuard.Analyzers.Tests.Fixes.StandIns.DatedAcceptFindingFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class AcceptFindingFixTests
{
    private const string Marker = "// tokenguard:allow github-personal-access-token accepted until=2027-02-24";

    [Fact]
    public Task The_marker_stands_above_the_line_with_its_indentation() => Verify.That(
        $$"""
        class C
        {
            const string Token = "[|{{Token.GitHub}}|]";
        }
        """,
        $$"""
        class C
        {
            {{Marker}}
            const string Token = "{{Token.GitHub}}";
        }
        """);

    [Fact]
    public Task All_of_a_file_are_accepted_at_once() => Verify.That(
        $$"""
        class C
        {
            const string One = "[|{{Token.GitHub}}|]";

            const string Two = "[|{{Token.GitHub}}|]";
        }
        """,
        $$"""
        class C
        {
            {{Marker}}
            const string One = "{{Token.GitHub}}";

            {{Marker}}
            const string Two = "{{Token.GitHub}}";
        }
        """);

    [Fact]
    public Task All_of_several_files_are_accepted_at_once() => new Verify(
        $$"""
        class C { const string Token = "[|{{Token.GitHub}}|]"; }
        """,
        $$"""
        {{Marker}}
        class C { const string Token = "{{Token.GitHub}}"; }
        """)
        .WithSource(
            $$"""
            class D { const string Token = "[|{{Token.GitHub}}|]"; }
            """,
            $$"""
            {{Marker}}
            class D { const string Token = "{{Token.GitHub}}"; }
            """)
        .RunAsync();

    [Fact]
    public Task Inside_an_expression_of_several_lines_the_marker_stands_above_the_literals_line() => Verify.That(
        $$"""
        class C
        {
            string[] M() => new[]
            {
                "first",
                "[|{{Token.GitHub}}|]",
            };
        }
        """,
        $$"""
        class C
        {
            string[] M() => new[]
            {
                "first",
                {{Marker}}
                "{{Token.GitHub}}",
            };
        }
        """);

    [Fact]
    public Task Inside_a_lambda_the_marker_stands_above_the_line() => Verify.That(
        $$"""
        class C
        {
            System.Func<string> F = () =>
                "[|{{Token.GitHub}}|]";
        }
        """,
        $$"""
        class C
        {
            System.Func<string> F = () =>
                {{Marker}}
                "{{Token.GitHub}}";
        }
        """);

    [Fact]
    public Task Where_the_line_starts_inside_a_string_the_marker_stands_at_its_end() => Verify.That(
        $$"""
        class C
        {
            string text = @"first line
        [|{{Token.GitHub}}|]";
        }
        """,
        $$"""
        class C
        {
            string text = @"first line
        {{Token.GitHub}}"; {{Marker}}
        }
        """);

    [Fact]
    public Task In_the_middle_of_a_raw_string_no_marker_can_stand() => Verify.None(
        $$""""
        class C
        {
            string text = """
                {
                  "token": "[|{{Token.GitHub}}|]"
                }
                """;
        }
        """");

    [Fact]
    public Task In_the_middle_of_an_interpolated_raw_string_no_marker_can_stand() => Verify.None(
        $$""""
        class C
        {
            string M(string name) => $"""
                {name}
                [|{{Token.GitHub}}|] {name}
                """;
        }
        """");

    [Fact]
    public Task A_marker_of_the_line_above_stays_beside_its_line() => Verify.That(
        $$"""
        class C
        {
            // tokenguard:allow TG2002 internal network
            const string Url = "http://localhost/?token=[|{{Token.GitHub}}|]";
        }
        """,
        $$"""
        class C
        {
            // tokenguard:allow TG2002 internal network
            const string Url = "http://localhost/?token={{Token.GitHub}}"; {{Marker}}
        }
        """);

    [Fact]
    public Task A_comment_of_the_line_is_kept() => Verify.That(
        $$"""
        class C
        {
            // [|{{Token.GitHub}}|]
            int x;
        }
        """,
        $$"""
        class C
        {
            {{Marker}}
            // {{Token.GitHub}}
            int x;
        }
        """);

    [Fact]
    public Task A_documentation_comment_is_not_torn_apart() => Verify.That(
        $$"""
        class C
        {
            /// <summary>
            /// [|{{Token.GitHub}}|]
            /// </summary>
            public int X;
        }
        """,
        $$"""
        class C
        {
            /// <summary>
            /// {{Token.GitHub}} {{Marker}}
            /// </summary>
            public int X;
        }
        """);

    [Fact]
    public Task Two_of_one_line_and_rule_share_a_marker() => new Verify(
        $$"""
        class C
        {
            string[] tokens = ["[|{{Token.GitHub}}|]", "[|{{Token.Of("ghp_{alnum:30}{crc32-base62}", 8)}}|]"];
        }
        """,
        $$"""
        class C
        {
            {{Marker}}
            string[] tokens = ["{{Token.GitHub}}", "{{Token.Of("ghp_{alnum:30}{crc32-base62}", 8)}}"];
        }
        """)
        .InTurns(1, 1)
        .RunAsync();

    [Fact]
    public async Task Line_breaks_are_those_of_the_file()
    {
        var source = $"class C\r\n{{\r\n    const string Token = \"[|{Token.GitHub}|]\";\r\n}}\r\n";
        await Verify.That(source, $"class C\r\n{{\r\n    {Marker}\r\n    const string Token = \"{Token.GitHub}\";\r\n}}\r\n");
    }

    [Fact]
    public void Every_diagnostic_of_source_files_can_be_accepted()
    {
        var ids = typeof(GuardAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics.Select(descriptor => descriptor.Id))
            .Where(id => id != "TG1004");
        Assert.Empty(ids.Except(new AcceptFindingFix().FixableDiagnosticIds));
    }

    [Fact]
    public Task To_accept_all_of_one_kind_accepts_no_other() => Verify.That(
        $$"""
        class C { const string Token = "[|{{Token.GitHub}}|]"; }
        """,
        $$"""
        {{Marker}}
        class C { const string Token = "{{Token.GitHub}}"; }
        """,
        key: "accept-TG1001");

    [Fact]
    public void No_tool_accepts_a_whole_solution_by_itself() => Assert.Equal(
        [FixAllScope.Document, FixAllScope.Project], new AcceptFindingFix().GetFixAllProvider().GetSupportedFixAllScopes());
}
