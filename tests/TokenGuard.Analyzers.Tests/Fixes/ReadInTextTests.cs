using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.CodeFixes;
using static TokenGuard.Analyzers.Tests.Fixes.TokenSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.HardCodedTokenAnalyzer, TokenGuard.CodeFixes.ReadFromConfigurationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ReadInTextTests
{
    private static readonly string Split = Token.GitHub.Insert(Token.GitHub.Length / 2, "\" + \"").Insert(3, "\" + \"");

    [Fact]
    public Task A_scheme_before_the_token_is_kept() => Becomes(
        """
        using System;
        class C
        {
            string header = "Bearer @token";
        }
        """,
        """
        using System;
        class C
        {
            string header = $"Bearer {@read}";
        }
        """);

    [Fact]
    public Task A_piece_of_an_interpolated_string_becomes_a_hole() => Becomes(
        """
        using System;
        class C
        {
            string M(string user) => $"{user}:@token";
        }
        """,
        """
        using System;
        class C
        {
            string M(string user) => $"{user}:{@read}";
        }
        """);

    [Fact]
    public Task A_piece_of_a_sum_is_replaced() => Becomes(
        """
        using System;
        class C
        {
            string M(string user) => user + ":" + "@token";
        }
        """,
        """
        using System;
        class C
        {
            string M(string user) => user + ":" + @read;
        }
        """);

    [Fact]
    public Task Braces_of_a_text_are_kept() => Becomes(
        """
        using System;
        class C
        {
            string body = "{\"token\":\"@token\"}";
            string verbatim = @"{""token"":""@token""}";
        }
        """,
        """
        using System;
        class C
        {
            string body = $"{{\"token\":\"{@read}\"}}";
            string verbatim = $@"{{""token"":""{@read}""}}";
        }
        """);

    [Fact]
    public Task Raw_strings_get_as_many_braces_as_they_need() => Becomes(
        """"
        using System;
        class C
        {
            string body = """{"token":"@token"}""";
            string text = """
                {
                  "a": {"token": "@token"}}
                }
                """;
            string plain = """
                token @token
                """;
            string whole = """@token""";
        }
        """",
        """"
        using System;
        class C
        {
            string body = $$"""{"token":"{{@read}}"}""";
            string text = $$$"""
                {
                  "a": {"token": "{{{@read}}}"}}
                }
                """;
            string plain = $"""
                token {@read}
                """;
            string whole = @checked;
        }
        """");

    [Fact]
    public Task Interpolated_raw_strings_get_as_many_braces_as_they_have() => Becomes(
        """"
        using System;
        class C
        {
            string M(string user) => $$"""{"user":"{{user}}","token":"@token"}""";
        }
        """",
        """"
        using System;
        class C
        {
            string M(string user) => $$"""{"user":"{{user}}","token":"{{@read}}"}""";
        }
        """");

    [Fact]
    public Task Two_pieces_of_one_text_become_two_holes() => Becomes(
        """
        using System;
        class C
        {
            string text = "@token {or} @token";
        }
        """,
        """
        using System;
        class C
        {
            string text = $"{@read} {{or}} {@read}";
        }
        """);

    [Fact]
    public Task A_text_with_escaped_characters_stays() => Stays("""class C { string text = "\u007b @token"; }""");

    [Fact]
    public Task No_title_holds_the_secret() => Test(
        """
        using System;
        class C { string token = "@token"; }
        """,
        """
        using System;
        class C { string token = @checked; }
        """).Offering("Read GITHUB_TOKEN from the environment").RunAsync();

    [Fact]
    public Task Pieces_of_a_token_go_together() => Verify.That(
        $$"""
        using System;
        class C
        {
            string? sum = [|"{{Split}}"|];
            string? call = [|string.Concat("{{Split.Replace(" + ", ", ", StringComparison.Ordinal)}}")|];
            string header = [|"Bearer " + "{{Split}}"|];
            string text = [|$"Bearer {"{{Split.Replace(" + ", "}{", StringComparison.Ordinal)}}"}"|];
        }
        """,
        Fill("""
        using System;
        class C
        {
            string? sum = @read;
            string? call = @read;
            string header = "Bearer " + @read;
            string text = $"Bearer {@read}";
        }
        """, ""),
        ReadFromConfigurationFix.EnvironmentKey);

    [Fact]
    public Task A_scheme_stays_before_its_token() => Verify.That(
        $$"""
        using System;
        class C
        {
            string first = [|"Bearer " + "{{Token.Random}}"|];
            string second = [|"Token " + "{{Token.GitHub[..9]}}" + "{{Token.GitHub[9..]}}"|];
        }
        """,
        """
        using System;
        class C
        {
            string first = "Bearer " + Environment.GetEnvironmentVariable("API_TOKEN");
            string second = "Token " + Environment.GetEnvironmentVariable("GITHUB_TOKEN");
        }
        """,
        ReadFromConfigurationFix.EnvironmentKey);

    [Fact]
    public Task Pieces_in_variables_stay() => Verify.None(
        $$"""
        class C
        {
            string M(string user)
            {
                const string first = "{{Token.GitHub[..12]}}";
                return [|first + "{{Token.GitHub[12..]}}"|];
            }
        }
        """);
}
