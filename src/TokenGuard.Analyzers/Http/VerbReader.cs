using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads verbs of requests.</summary>
internal static class VerbReader
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    /// <summary>The verb in upper case; empty if it is not known.</summary>
    public static string Read(IOperation? verb) => verb?.Unwrap() switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "HttpMethod" } property } => property.Name.ToUpperInvariant(),
        IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } field => field.Field.Name.ToUpperInvariant(),
        IObjectCreationOperation { Type.Name: "HttpMethod", Arguments: [{ Value: var name }] } => Known(TextFolder.Fold(name)),
        IInvocationOperation { TargetMethod.Name: "Parse", Arguments: [{ Value: var name }, ..] } => Known(TextFolder.Fold(name)),
        ILocalReferenceOperation local when ValueReader.ValuesOf(local.Local, local).ToList() is [var value] && value.Unwrap() is not ILocalReferenceOperation => Read(value),
        { Type.SpecialType: SpecialType.System_String } text => Known(TextFolder.Fold(text)),
        _ => "",
    };

    /// <summary>The verb that the name of a method begins with: <c>GetAsync</c>, <c>PostAsJsonAsync</c>.</summary>
    public static string OfMethod(string name) => Verbs.FirstOrDefault(verb => name.StartsWith(verb, StringComparison.OrdinalIgnoreCase)) ?? "";

    private static string Known(FoldedText text) => text.IsComplete ? text.Text.ToUpperInvariant() : "";
}
