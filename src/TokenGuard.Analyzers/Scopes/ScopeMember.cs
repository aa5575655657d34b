using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Says what place the property, field or variable of some scopes is.</summary>
internal sealed class ScopeMember(SemanticModel model, ProviderIndex index)
{
    /// <summary>The place of a value that is assigned, or added, to a member.</summary>
    public ScopePlace PlaceOf(SyntaxNode node, ExpressionSyntax member)
    {
        var owner = member is MemberAccessExpressionSyntax access ? model.GetTypeInfo(access.Expression).Type : null;
        if (owner is null && member.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } })
        {
            owner = model.GetTypeInfo(creation).Type;
        }

        var symbol = model.GetSymbolInfo(member).Symbol;
        return ScopeSink.PlaceOf(node, owner ?? symbol?.ContainingType, member: null, index) with { IsNamed = symbol is not ILocalSymbol and not IParameterSymbol || SaysMore(symbol.Name) };
    }

    /// <summary>The place of what is declared under a name.</summary>
    public ScopePlace PlaceOf(SyntaxNode declaration, string name) =>
        new(declaration) { IsNamed = declaration is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } || SaysMore(name) };

    /// <summary>A lone <c>scope</c> can be that of anything.</summary>
    private bool SaysMore(string name) => ScopeName.IsPlural(name) || index.Named(name).Any();
}
