using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>The rules of the repository.</summary>
internal static class BuiltInRules
{
    public static RuleCatalog Catalog { get; } = RuleCatalog.Create(
        Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml").Select(path => RuleFileReader.Read(Path.GetFileName(path), File.ReadAllBytes(path))));

    public static CompiledRules Compiled { get; } = CompiledRules.Compile(Catalog);
}
