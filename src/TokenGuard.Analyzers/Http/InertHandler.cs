using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Http;

/// <summary>
/// Tells handlers of the user's own that only look at requests, to log, count or repeat them, from those that may give
/// them a credential. Judged by what is written: a handler may stand in a file whose meaning may not be asked for.
/// </summary>
internal static class InertHandler
{
    /// <summary>True if the whole class is seen, and passes each request on as it came.</summary>
    public static bool Is(ITypeSymbol? type) =>
        type is INamedTypeSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declarations, BaseType: { Name: "DelegatingHandler" or "MessageProcessingHandler" } handler }
        && handler.OutermostNamespace() == "System"
        && !ClientMethods.IsNamedForAuthentication(type.Name)
        && declarations.All(declaration => IsInert(declaration.GetSyntax()));

    private static bool IsInert(SyntaxNode type)
    {
        var requests = RequestNames(type);
        return type.DescendantNodes().All(node => node switch
        {
            MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } } access when requests.Contains(name) =>
                access.Name.Identifier.ValueText is not "Headers" && access.Parent is not AssignmentExpressionSyntax,
            ArgumentSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name }, Parent.Parent: InvocationExpressionSyntax call } => !requests.Contains(name) || PassesOn(call),
            EqualsValueClauseSyntax { Value: IdentifierNameSyntax { Identifier.ValueText: var name } } => !requests.Contains(name),
            _ => true,
        });
    }

    private static HashSet<string> RequestNames(SyntaxNode type) =>
    [
        .. from parameter in type.DescendantNodes().OfType<ParameterSyntax>()
           where parameter.Type is SimpleNameSyntax { Identifier.ValueText: "HttpRequestMessage" } or QualifiedNameSyntax { Right.Identifier.ValueText: "HttpRequestMessage" }
           select parameter.Identifier.ValueText,
    ];

    private static bool PassesOn(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: "SendAsync" or "Send" };
}
