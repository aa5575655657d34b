using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Where code asks for scopes: an argument, a property, a field of a body, a part of an address.</summary>
/// <param name="Node">What around it says whose scopes they are.</param>
internal sealed record ScopePlace(SyntaxNode Node)
{
    /// <summary>How the token is obtained, as far as the place says it.</summary>
    public ScopeFlow Flow { get; init; }

    /// <summary>Whose scopes they are by the type that takes them; null if it is anybody's.</summary>
    public string? Provider { get; init; }

    /// <summary>True if its name alone tells it from scopes of other kinds: a member, several scopes, a provider's scope.</summary>
    public bool IsNamed { get; init; }

    /// <summary>True for a field of a body, a form or a query.</summary>
    public bool IsField { get; init; }

    /// <summary>True if an API says here which scopes it has.</summary>
    public bool IsDefinition => Node switch
    {
        VariableDeclaratorSyntax variable => ScopeName.IsOfResource(variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => ScopeName.IsOfResource(property.Identifier.ValueText),
        ParameterSyntax parameter => ScopeName.IsOfResource(parameter.Identifier.ValueText),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } => ScopeName.IsOfResource(member.Identifier.ValueText),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } => ScopeName.IsOfResource(member.Name.Identifier.ValueText),
        _ => false,
    };

    /// <summary>True if nothing but OAuth takes scopes here.</summary>
    public bool IsOAuth { get; init; }
}
