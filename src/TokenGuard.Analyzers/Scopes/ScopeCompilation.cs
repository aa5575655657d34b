using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TokenGuard.Analyzers.Hosting;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>The scopes that the files of a compilation ask for: looked for once, whichever analyzer asks first.</summary>
internal sealed class ScopeCompilation(GuardCompilation guard)
{
    private static readonly ConditionalWeakTable<GuardCompilation, ScopeCompilation> Known = new();

    private readonly ConditionalWeakTable<SyntaxTree, Lazy<IReadOnlyList<JudgedText>>> files = new();

    private readonly Lazy<bool> mayCompare = new(() => MayCompareCalls(guard));

    public ProviderIndex Index { get; } = ProviderIndex.For(guard.Rules);

    /// <summary>True if some file may ask for scopes, and some file calls an API by whose calls they can be measured.</summary>
    public bool MayCompare => mayCompare.Value;

    public static ScopeCompilation For(GuardCompilation guard) => Known.GetValue(guard, key => new ScopeCompilation(key));

    /// <summary>The scopes that a file asks for, in the order of the file.</summary>
    public IReadOnlyList<JudgedText> RequestsIn(SemanticModel model, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return files.GetValue(model.SyntaxTree, _ => new Lazy<IReadOnlyList<JudgedText>>(() => Find(model))).Value;
    }

    private static bool MayCompareCalls(GuardCompilation guard)
    {
        var providers = ProviderIndex.For(guard.Rules).Providers.Where(provider => provider.Catalog.Scopes.Any(scope => scope.Grants.Count > 0)).ToList();
        return guard.Compilation.SyntaxTrees.Any(ScopeFile.MayAsk)
            && guard.Compilation.SyntaxTrees.Any(tree => ScopeFile.Names(tree, address => providers.Exists(provider => provider.IsApiIn(address))));
    }

    private IReadOnlyList<JudgedText> Find(SemanticModel model)
    {
        if (guard.IsQuiet(model.SyntaxTree) || !ScopeFile.MayAsk(model.SyntaxTree))
        {
            return [];
        }

        var collector = new ScopeTextCollector(model);
        new ScopePlaceFinder(model, Index, collector).Visit(model.SyntaxTree.GetRoot());
        var texts = collector.Texts.OrderBy(text => text.Span.Start).ToList();
        return texts.Count == 0 ? [] : new ScopeJudge(Index, new ProviderContext(Index)).Judge(texts);
    }
}
