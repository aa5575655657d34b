using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>What the file tells of one client, request or handler: where it comes from and what is done with it.</summary>
internal sealed class HttpObject
{
    /// <summary>The expressions that make it.</summary>
    public List<IOperation> Creations { get; } = [];

    public List<ObjectUse> Uses { get; } = [];

    /// <summary>Fields and properties that hold it.</summary>
    public List<ISymbol> Members { get; } = [];

    /// <summary>Names under which factories were asked for it; empty for the unnamed client, null for one not known.</summary>
    public List<string?> FactoryNames { get; } = [];

    /// <summary>Types whose constructor is given it.</summary>
    public List<INamedTypeSymbol> InjectedInto { get; } = [];

    /// <summary>True if it may come from somewhere that is not seen.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>The one address that it is given; null if there is none or several differ.</summary>
    public FoldedText? Address
    {
        get
        {
            FoldedText? known = null;
            foreach (var use in Uses.Where(use => use is { Kind: ObjectUseKind.Address, Value: not null }))
            {
                var text = UrlReader.Read(use.Value!);
                if (known is { } other && other != text)
                {
                    return null;
                }

                known = text;
            }

            return known;
        }
    }

    /// <summary>The creation, if there is only one.</summary>
    public IObjectCreationOperation? Creation => Creations.Count == 1 ? Creations[0] as IObjectCreationOperation : null;

    /// <summary>Notes a use.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="operation">What does it.</param>
    /// <param name="site">The call that leads to it; null if it stands in the method that owns the object.</param>
    /// <param name="variable">The name through which it is done; null if there is none.</param>
    /// <param name="name">Name of what is set.</param>
    /// <param name="value">What is set.</param>
    public void Add(ObjectUseKind kind, IOperation operation, IOperation? site, ISymbol? variable, string? name = null, IOperation? value = null) =>
        Uses.Add(new ObjectUse(kind, operation, site ?? operation, name, value) { IsLocal = variable is null or ILocalSymbol or IParameterSymbol, Variable = variable });
}
