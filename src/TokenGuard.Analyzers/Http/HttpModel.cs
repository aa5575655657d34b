using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Http;

/// <summary>What was found out about the calls and objects of one file, so that each analyzer and each call need not do so again.</summary>
internal sealed class HttpModel
{
    private static readonly ConditionalWeakTable<SemanticModel, HttpModel> Known = new();

    private readonly ConcurrentDictionary<SyntaxNode, HttpCall?> calls = new();
    private readonly ConcurrentDictionary<ISymbol, HttpObject> objects = new(SymbolEqualityComparer.Default);

    private readonly Lazy<bool> namesBase;

    private HttpModel(SyntaxTree tree) => namesBase = new(() => tree.Mentions("BaseAddress"));

    /// <summary>False if no client of the file can be given a base address in it.</summary>
    public bool NamesBaseAddress => namesBase.Value;

    public static HttpModel For(SemanticModel model) => Known.GetValue(model, key => new HttpModel(key.SyntaxTree));

    /// <summary>The call at a place of the file.</summary>
    public HttpCall? Call(SyntaxNode place, Func<HttpCall?> read) => calls.TryGetValue(place, out var known) ? known : calls.GetOrAdd(place, read());

    /// <summary>The object that a variable holds.</summary>
    public HttpObject Object(ISymbol variable, Func<HttpObject> trace) => objects.TryGetValue(variable, out var known) ? known : objects.GetOrAdd(variable, trace());
}
