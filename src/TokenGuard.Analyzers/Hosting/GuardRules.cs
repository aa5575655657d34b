using System.Collections.Concurrent;
using TokenGuard.Engine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>A rule set ready for many threads: scanners keep buffers, so each belongs to one thread at a time.</summary>
internal sealed class GuardRules(CompiledRules rules)
{
    private static readonly Lazy<GuardRules> BuiltInOnly = new(() => new GuardRules(BuiltInRules.Rules));

    private readonly ConcurrentBag<Scanner> idle = [];
    private readonly Lazy<HashSet<string>> ids = new(() => new(rules.Catalog.Rules.Select(rule => rule.Id), StringComparer.Ordinal));

    /// <summary>The rules of this build alone; shared by all compilations of the host.</summary>
    public static GuardRules BuiltIn => BuiltInOnly.Value;

    public RuleCatalog Catalog => rules.Catalog;

    /// <summary>The rules of this build and of a project's own files.</summary>
    /// <exception cref="RuleFileException">A file claims an id that is taken.</exception>
    /// <exception cref="RuleException">A pattern has no anchor.</exception>
    public static GuardRules With(IReadOnlyList<RuleFile> files) =>
        files.Count == 0 ? BuiltIn : new GuardRules(CompiledRules.Compile(BuiltInRules.Rules.Catalog.With(files)));

    public bool IsRuleId(string word) => ids.Value.Contains(word);

    /// <summary>Scans a text with a scanner that no other thread uses.</summary>
    public ScanResult Scan(ReadOnlySpan<byte> text, string path)
    {
        if (!idle.TryTake(out var scanner))
        {
            scanner = new Scanner(rules, ScanLimits.Default, explain: false);
        }

        var result = scanner.Scan(text, encoding: null, path);
        idle.Add(scanner);
        return result;
    }
}
