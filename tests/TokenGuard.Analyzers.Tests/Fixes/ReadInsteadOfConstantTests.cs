using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.CodeFixes;
using static TokenGuard.Analyzers.Tests.Fixes.TokenSource;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.HardCodedTokenAnalyzer, TokenGuard.CodeFixes.ReadFromConfigurationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

public sealed class ReadInsteadOfConstantTests
{
    [Fact]
    public Task A_constant_becomes_a_static_field() => Becomes(
        """
        using System;
        class C
        {
            private const string Token = "@token";
            public string M() => Token + nameof(Token);
        }
        class D { internal const string Url = "https://api.github.com/", Header = "token @token"; }
        """,
        """
        using System;
        class C
        {
            private static readonly string Token = @checked;
            public string M() => Token + nameof(Token);
        }
        class D { internal static readonly string Url = "https://api.github.com/", Header = $"token {@read}"; }
        """);

    [Fact]
    public Task Two_of_one_declaration_are_read_at_once() => Becomes(
        """
        using System;
        class C
        {
            private const string One = "@token", Two = "@token";
        }
        """,
        """
        using System;
        class C
        {
            private static readonly string One = @checked, Two = @checked;
        }
        """);

    [Fact]
    public Task A_constant_of_a_method_becomes_a_variable() => Becomes(
        """
        using System;
        class C
        {
            string M()
            {
                const string token = "@token";
                return token;
            }
        }
        """,
        """
        using System;
        class C
        {
            string M()
            {
                string token = @checked;
                return token;
            }
        }
        """);

    [Theory]
    [InlineData("""[System.Obsolete(Token)] void M() { }""")]
    [InlineData("""void M(string token = Token) { }""")]
    [InlineData("""void M(string token) { switch (token) { case Token: break; } }""")]
    [InlineData("""bool M(string token) => token is Token;""")]
    [InlineData("""bool M(string token) => token switch { Token => true, _ => false };""")]
    [InlineData("""const string Header = "token " + Token;""")]
    [InlineData("""void M() { const string header = Token; }""")]
    public Task A_constant_that_must_be_one_stays(string use) => Stays(
        $$"""
        class C
        {
            {{use}}
            const string Token = "@token";
        }
        """);

    [Fact]
    public Task A_constant_of_another_files_attribute_stays() => new Verify(
        $$"""static class Tokens { public const string Own = "[|{{Token.GitHub}}|]"; }""",
        $$"""static class Tokens { public const string Own = "[|{{Token.GitHub}}|]"; }""")
        .WithSource("class D { [System.Obsolete(Tokens.Own)] void M() { } }").RunAsync();

    [Fact]
    public Task A_constant_that_a_static_field_above_uses_stays() => Stays(
        """
        class C
        {
            static string header = "token " + Token;
            const string Token = "@token";
        }
        """);

    [Fact]
    public Task A_constant_that_a_static_function_uses_stays() => Stays(
        """
        class C
        {
            string M()
            {
                const string token = "@token";
                return N();
                static string N() => token;
            }
        }
        """);

    [Theory]
    [InlineData("""[System.Obsolete("@token")] void M() { }""")]
    [InlineData("""void M(string token = "@token") { }""")]
    [InlineData("""void M(string token) { switch (token) { case "@token": break; } }""")]
    [InlineData("""bool M(string token) => token is "@token";""")]
    [InlineData("""// @token""")]
    public Task Where_constants_are_demanded_nothing_is_offered(string member) => Stays($"class C {{\n{member}\n}}");

    [Fact]
    public Task A_fallback_of_a_variable_becomes_an_exception() => Verify.That(
        $$"""
        using System;
        using Microsoft.Extensions.Configuration;
        class C(IConfiguration configuration)
        {
            string one = Environment.GetEnvironmentVariable("GH") ?? "[|{{Token.GitHub}}|]";
            string Two => configuration["GitHub:Token"] ?? ("[|{{Token.GitHub}}|]");
            string Three => Environment.GetEnvironmentVariable("A") ?? Environment.GetEnvironmentVariable("B") ?? "Bearer [|{{Token.GitHub}}|]";
            string Four => configuration.GetConnectionString("Main") ?? "[|{{Token.GitHub}}|]";
        }
        """,
        """
        using System;
        using Microsoft.Extensions.Configuration;
        class C(IConfiguration configuration)
        {
            string one = Environment.GetEnvironmentVariable("GH") ?? throw new InvalidOperationException("GH is not set");
            string Two => configuration["GitHub:Token"] ?? throw new InvalidOperationException("GitHub:Token is not set");
            string Three => Environment.GetEnvironmentVariable("A") ?? Environment.GetEnvironmentVariable("B") ?? throw new InvalidOperationException("B is not set");
            string Four => configuration.GetConnectionString("Main") ?? throw new InvalidOperationException("Main is not set");
        }
        """,
        ReadFromConfigurationFix.FallbackKey);

    [Fact]
    public Task A_fallback_of_another_value_is_read() => Becomes(
        """
        using System;
        class C
        {
            string M(string? token) => token ?? "@token";
        }
        """,
        """
        using System;
        class C
        {
            string M(string? token) => token ?? @checked;
        }
        """);
}
