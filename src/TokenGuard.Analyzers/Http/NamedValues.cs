using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads headers or parameters that are given together: as a dictionary or as an object with a property for each.</summary>
internal static class NamedValues
{
    /// <summary>One use for each, or one without a name if they are not written where they are given.</summary>
    public static IReadOnlyList<(ObjectUseKind Kind, string? Name, IOperation? Value)> Of(IOperation values, ObjectUseKind kind)
    {
        values = values.Unwrap();
        if (values is ILocalReferenceOperation local && ValueReader.ValuesOf(local.Local, local).ToList() is [var single]
            && !References.To(local.Local, local.SemanticModel!).Skip(1).Any())
        {
            values = single.Unwrap();
        }

        return values switch
        {
            IAnonymousObjectCreationOperation made => [.. made.Initializers.OfType<ISimpleAssignmentOperation>().Select(property => FromProperty(property, kind))],
            IObjectCreationOperation { Initializer: { } content } => [.. content.Initializers.Select(part => FromElement(part, kind))],
            _ => [(kind, null, null)],
        };
    }

    private static (ObjectUseKind Kind, string? Name, IOperation? Value) FromProperty(ISimpleAssignmentOperation property, ObjectUseKind kind) =>
        (kind, (property.Target as IPropertyReferenceOperation)?.Property.Name.Replace('_', '-'), property.Value);

    private static (ObjectUseKind Kind, string? Name, IOperation? Value) FromElement(IOperation part, ObjectUseKind kind) => part switch
    {
        IInvocationOperation { Arguments: [{ Value: var name }, { Value: var value }] } => (kind, ClientMethods.HeaderName(name), value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var name }] }, Value: var value } => (kind, ClientMethods.HeaderName(name), value),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation } property => FromProperty(property, kind),
        _ => (kind, null, null),
    };
}
