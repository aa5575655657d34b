using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>Which of the names that are visible at a place can be used there: name look-up alone does not say.</summary>
internal sealed class Scope
{
    private readonly ExpressionSyntax place;
    private readonly HashSet<ISymbol> types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> functions = new(SymbolEqualityComparer.Default);
    private bool hasInstance = true;
    private bool hasOuter = true;
    private bool isStatic;

    private Scope(ExpressionSyntax place) => this.place = place;

    /// <summary>Looks at the functions and members around an expression.</summary>
    public static Scope Of(SemanticModel model, ExpressionSyntax place)
    {
        var scope = new Scope(place);
        var symbol = model.GetEnclosingSymbol(place.SpanStart);
        for (; symbol is not null and not INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (scope.hasOuter)
            {
                scope.functions.Add(symbol);
            }

            scope.isStatic |= symbol.IsStatic;
            scope.hasOuter &= symbol is not IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction, IsStatic: true };
        }

        for (var type = symbol as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            scope.types.Add(type.OriginalDefinition);
        }

        scope.hasInstance = !scope.isStatic && !place.Ancestors().Any(IsBeforeInstance);
        return scope;
    }

    public bool Reaches(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => functions.Contains(local.ContainingSymbol) && IsSetBefore(local),
        IParameterSymbol parameter => functions.Contains(parameter.ContainingSymbol) || (!isStatic && IsPrimary(parameter) && IsOwn(parameter)),
        _ => symbol.IsStatic || (hasInstance && IsOwn(symbol)),
    };

    /// <summary>A type inside another has no instance of that.</summary>
    private bool IsOwn(ISymbol symbol) => types.Contains(symbol.ContainingType.OriginalDefinition);

    /// <summary>Initializers of members and calls of other constructors run before there is an instance.</summary>
    private static bool IsBeforeInstance(SyntaxNode node) => node switch
    {
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax } => true,
        ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    private bool IsSetBefore(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } declarator
        && declarator.Span.End <= place.SpanStart;

    private static bool IsPrimary(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;
}
