using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Finds what callers hand to a method that only its own type can call.</summary>
internal static class Callers
{
    /// <summary>The arguments of all calls; none if others may call the method too.</summary>
    public static IReadOnlyList<IOperation> ArgumentsOf(IParameterReferenceOperation parameter) => parameter.Parameter.ContainingSymbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } =>
            [.. ValueReader.ValuesOf(parameter.Parameter, parameter)],
        _ => [],
    };
}
