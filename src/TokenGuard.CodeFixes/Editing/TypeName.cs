using Microsoft.CodeAnalysis;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>How a type is written at a place.</summary>
/// <param name="Text">Its simple name, or its full one where the simple one means something else.</param>
/// <param name="Import">The namespace to import for it; null if none.</param>
internal readonly record struct TypeName(string Text, string? Import)
{
    /// <summary>Finds out what a simple name means at a position.</summary>
    public static TypeName At(SemanticModel model, int position, string nameSpace, string name)
    {
        var full = nameSpace + "." + name;
        var known = model.LookupSymbols(position, name: name);
        return known.IsEmpty ? new(name, nameSpace)
            : known.All(symbol => symbol is INamedTypeSymbol && symbol.ToDisplayString() == full) ? new(name, null)
            : new(full, null);
    }
}
