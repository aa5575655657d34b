using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Analyzers.Tests.Harness;

/// <summary>Tokens made while the test runs, so that none is committed.</summary>
internal static class Token
{
    public static string GitHub { get; } = Of("ghp_{alnum:30}{crc32-base62}");

    /// <summary>Forty letters and digits, as Zendesk's API tokens are: no form of their own.</summary>
    public static string Zendesk { get; } = Of("{alnum:40}");

    /// <summary>A random value without a provider's form.</summary>
    public static string Random { get; } = Of("{alnum:32}");

    /// <summary>Fills a template of rule files, see <c>rules/README.md</c>.</summary>
    public static string Of(string template, ulong seed = 7) => ExampleTemplate.Parse(template).Fill(seed).ToString();
}
