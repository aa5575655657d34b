using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.CodeFixes.Http;

/// <summary>Follows an address through the one variable that it is put into.</summary>
internal static class AddressVariable
{
    /// <summary>
    /// The use of the variable, if it is used once, as an argument, by a statement beside its declaration, and the token is the
    /// same there; null otherwise.
    /// </summary>
    /// <param name="model">The model of the file.</param>
    /// <param name="address">What the variable starts with.</param>
    /// <param name="token">The token in it.</param>
    public static ExpressionSyntax? UseOf(SemanticModel model, ExpressionSyntax address, ExpressionSyntax token)
    {
        if (address.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration } } variable }
            || model.GetDeclaredSymbol(variable) is not ILocalSymbol local)
        {
            return null;
        }

        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local)).ToList();
        return uses is [{ Parent: ArgumentSyntax { RefKindKeyword.RawKind: 0 } argument } use]
            && use.FirstAncestorOrSelf<StatementSyntax>() is { } statement && statement.Parent == block
            && IsRequest(model, argument)
            && StaysTheSame(model, token, block.Statements[block.Statements.IndexOf(declaration) + 1], statement)
                ? use
                : null;
    }

    /// <summary>The argument is what a client or a request is given, itself or as a <c>Uri</c>.</summary>
    private static bool IsRequest(SemanticModel model, ArgumentSyntax argument) => argument.Parent?.Parent switch
    {
        BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax outer } creation when IsOf(model, creation, "System.Uri") => IsRequest(model, outer),
        BaseObjectCreationExpressionSyntax creation => IsOf(model, creation, "System.Net.Http.HttpRequestMessage"),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var client } } => IsOf(model, client, "System.Net.Http.HttpClient"),
        _ => false,
    };

    private static bool IsOf(SemanticModel model, ExpressionSyntax expression, string type) => model.GetTypeInfo(expression).Type?.ToDisplayString() == type;

    /// <summary>A local variable or parameter that no statement in between writes.</summary>
    private static bool StaysTheSame(SemanticModel model, ExpressionSyntax token, StatementSyntax first, StatementSyntax last) =>
        token is IdentifierNameSyntax && model.GetSymbolInfo(token).Symbol is ILocalSymbol or IParameterSymbol { RefKind: RefKind.None }
        && model.GetSymbolInfo(token).Symbol is { } symbol
        && model.AnalyzeDataFlow(first, last) is { Succeeded: true } flow
        && !flow.WrittenInside.Contains(symbol, SymbolEqualityComparer.Default)
        && !flow.Captured.Contains(symbol, SymbolEqualityComparer.Default);
}
