using TokenGuard.Analyzers.Tests.Harness;
using TokenGuard.CodeFixes;
using Verify = TokenGuard.Analyzers.Tests.Harness.VerifyFix<TokenGuard.Analyzers.HardCodedTokenAnalyzer, TokenGuard.CodeFixes.ReadFromConfigurationFix>;

namespace TokenGuard.Analyzers.Tests.Fixes;

/// <summary>
/// Sources in which <c>@token</c> is a token, <c>@read</c> the variable that is read instead and <c>@checked</c> the
/// variable that must be set.
/// </summary>
internal static class TokenSource
{
    public static string Fill(string source, string token) => source
        .Replace("@token", token, StringComparison.Ordinal)
        .Replace("@checked", "@read ?? throw new InvalidOperationException(\"GITHUB_TOKEN is not set\")", StringComparison.Ordinal)
        .Replace("@read", "Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\")", StringComparison.Ordinal);

    public static Verify Test(string before, string after) =>
        new(Fill(before, $"[|{Token.GitHub}|]"), Fill(after, Token.GitHub), ReadFromConfigurationFix.EnvironmentKey);

    public static Task Becomes(string before, string after) => Test(before, after).RunAsync();

    public static Task Stays(string source) => Verify.None(Fill(source, $"[|{Token.GitHub}|]"));
}
