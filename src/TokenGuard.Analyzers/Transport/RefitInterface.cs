using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Tells declared HTTP interfaces whose calls log in.</summary>
internal static class RefitInterface
{
    /// <summary>True for the address in <c>RestService.For&lt;IApi&gt;(address)</c> of such an interface.</summary>
    public static bool NeedsLogin(IOperation whole) =>
        whole.ParentIgnoringConversions() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "For", TypeArguments: { Length: 1 } types } } }
        && types[0] is INamedTypeSymbol { TypeKind: TypeKind.Interface } api
        && (Says(api.GetAttributes()) || api.GetMembers().OfType<IMethodSymbol>().Any(method => Says(method.GetAttributes()) || method.Parameters.Any(parameter => Says(parameter.GetAttributes()))));

    private static bool Says(ImmutableArray<AttributeData> attributes) => attributes.Any(attribute => attribute.AttributeClass?.Name switch
    {
        "AuthorizeAttribute" => true,
        "HeadersAttribute" or "HeaderAttribute" => attribute.ConstructorArguments.SelectMany(Texts).Any(text =>
            AuthHeader.Is(text.Split(':')[0].Trim())),
        _ => false,
    });

    private static IEnumerable<string> Texts(TypedConstant constant) => constant.Kind == TypedConstantKind.Array
        ? constant.Values.SelectMany(Texts)
        : constant.Value is string text ? [text] : [];
}
