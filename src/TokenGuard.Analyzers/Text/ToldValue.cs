using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Text;

/// <summary>
/// Tells values that are reported where they are written: by their form, or by the name of the variable that holds
/// them. Where they are used there is nothing more to say of them.
/// </summary>
internal static class ToldValue
{
    /// <summary>True for a value that comes into a text by a variable or method whose value is reported.</summary>
    /// <param name="whole">The text, put together.</param>
    /// <param name="value">The value in it.</param>
    /// <param name="guard">Knows what is reported in the file.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static bool IsIn(IOperation whole, string value, GuardCompilation guard, CancellationToken cancellation) =>
        whole.DescendantsAndSelf()
            .Where(part => part is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IInvocationOperation && TextFolder.Fold(part).Text.Contains(value))
            .SelectMany(OriginFinder.Find)
            .Any(origin => origin.Text.Contains(value) && IsTold(origin, guard, cancellation));

    private static bool IsTold(in Origin origin, GuardCompilation guard, CancellationToken cancellation)
    {
        if (guard.FindingsIn(origin.Syntax.SyntaxTree, cancellation).Touches(origin.Syntax.Span))
        {
            return true;
        }

        return origin.Operation is { SemanticModel: { } model } operation && model.GetEnclosingSymbol(origin.Syntax.SpanStart, cancellation) is { } owner
            ? NamedCredential.NameOf(operation, owner, origin.Text) is not null || SpelledToken.Of(guard, operation, owner, cancellation) is not null
            : origin.Variable is { } name && NamedCredential.Is(name, origin.Text);
    }
}
