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

    /// <summary>The table of docs/architecture.md: a new project of the product gets a row here and there.</summary>
    public static IReadOnlyList<Layer> All { get; } =
    [
        new(Engine, [], ["System.Memory"]),
        new("TokenGuard.RuleCompiler", [Engine], []),
        new(Sources, [], []),
        new(Scanning, [Engine, Sources], []),
        new("TokenGuard.Cli", [Engine, Sources, Scanning], ["System.CommandLine"]),
    ];
}
