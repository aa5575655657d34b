namespace TokenGuard.Conventions.Tests;

/// <summary>What one project of the product may be built on.</summary>
/// <param name="Project">Its name.</param>
/// <param name="References">The projects it may refer to.</param>
/// <param name="Packages">The packages it may refer to.</param>
internal sealed record Layer(string Project, string[] References, string[] Packages)
{
    private const string Engine = "TokenGuard.Engine";
    private const string Sources = "TokenGuard.Sources";
    private const string Scanning = "TokenGuard.Scanning";
    private const string TokenApi = "TokenGuard.TokenApi";
    private const string Analyzers = "TokenGuard.Analyzers";
    private const string CodeFixes = "TokenGuard.CodeFixes";

    /// <summary>A tool of the build: runs where the rules are embedded, and is no part of what comes out.</summary>
    private const string RuleCompiler = "TokenGuard.RuleCompiler";

    /// <summary>The table of docs/architecture.md: a new project of the product gets a row here and there.</summary>
    public static IReadOnlyList<Layer> All { get; } =
    [
        new(Engine, [], ["System.Memory"]),
        new(RuleCompiler, [Engine], []),
        new(Sources, [], ["SharpCompress"]),
        new(Scanning, [Engine, Sources, RuleCompiler], []),
        new(TokenApi, [Engine, Sources, Scanning, RuleCompiler], ["Polly.Core"]),
        new("TokenGuard.Cli", [Engine, Sources, Scanning, TokenApi, RuleCompiler], ["System.CommandLine", "Tomlyn", "YamlDotNet"]),
        new("TokenGuard.Server", [Engine, Sources, Scanning, TokenApi, RuleCompiler], ["Microsoft.Data.Sqlite", "System.CommandLine", "Microsoft.AspNetCore.App"]),
        new(Analyzers, [Engine, RuleCompiler], ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers"]),
        new(CodeFixes, [Analyzers, Engine, RuleCompiler], ["Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Analyzers", "System.Composition"]),
        new("TokenGuard.Package", [Analyzers, CodeFixes, Engine, RuleCompiler], []),
    ];
}
