using Microsoft.CodeAnalysis;

namespace TokenGuard.Analyzers.Values;

/// <summary>Questions to the compiler that it may fail to answer.</summary>
internal static class SemanticModelExtensions
{
    /// <summary>
    /// What a piece of code does; null if it does nothing, or if the compiler fails over it. Half-typed code can make it
    /// throw, for instance over an interpolated string in an initializer that is no assignment, and an editor shows such
    /// code all the time.
    /// </summary>
    public static IOperation? OperationOf(this SemanticModel model, SyntaxNode node, CancellationToken cancellation = default)
    {
        try
        {
#pragma warning disable RS0030 // Here, and nowhere else.
            return model.GetOperation(node, cancellation);
#pragma warning restore RS0030
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
