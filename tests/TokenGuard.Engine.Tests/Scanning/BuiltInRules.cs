using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>The rules of the repository.</summary>
internal static class BuiltInRules
{
    public static RuleCatalog Catalog { get; } = RuleCatalog.Create(
        Directory.GetFiles(RepositoryFiles.Find("rules"), "*.toml").Select(path => RuleFileReader.Read(Path.GetFileName(path), File.ReadAllBytes(path))));

    public static CompiledRules Compiled { get; } = CompiledRules.Compile(Catalog);

    /// <summary>Finds the anchors of one rule in texts.</summary>
    public static Func<byte[], int[]> AnchorsOf(CompiledRule rule)
    {
        var prefilter = new AhoCorasickPrefilter(rule.Pattern.RequiredLiterals!.Literals);
        return text =>
        {
            var hits = new LiteralHit[(text.Length * 4) + prefilter.MinHits];
            var count = prefilter.Find(text, 0, hits, out var resumeAt);
            Assert.Equal(text.Length, resumeAt);
            return [.. hits.Take(count).Select(hit => hit.Start).Order()];
        };
    }
}
