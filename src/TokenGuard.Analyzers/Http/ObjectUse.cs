using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Http;

/// <summary>Something that code does with a client, a request or what belongs to one.</summary>
/// <param name="Kind">What.</param>
/// <param name="Operation">The call or assignment that does it.</param>
/// <param name="Site">Where it happens, seen from the method that owns the object: itself, or the call that leads to it.</param>
/// <param name="Name">Name of the header or query parameter; null where it is not known.</param>
/// <param name="Value">What is set.</param>
internal sealed record ObjectUse(ObjectUseKind Kind, IOperation Operation, IOperation Site, string? Name = null, IOperation? Value = null)
{
    /// <summary>True if the object belongs to one run of the method, so that what stands behind a call comes too late for it.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The variable through which it is done; null for an object that has none.</summary>
    public ISymbol? Variable { get; init; }
}
