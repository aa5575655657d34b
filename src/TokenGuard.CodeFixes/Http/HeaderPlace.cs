using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Values;
using TokenGuard.CodeFixes.Editing;

namespace TokenGuard.CodeFixes.Http;

/// <summary>Where a statement can stand that sets a header of a request, or of all requests of its client.</summary>
/// <param name="Headers">The collection of headers, such as <c>request.Headers</c>.</param>
/// <param name="Statement">The statement that sends or makes the request.</param>
/// <param name="IsBehind">True where the request, or client, is made by the statement.</param>
internal sealed record HeaderPlace(string Headers, StatementSyntax Statement, bool IsBehind)
{
    private const string ClientHeaders = "DefaultRequestHeaders";
    private const string RequestHeaders = "Headers";

    /// <summary>Finds the place for a call or for a new object; null where there is no simple one.</summary>
    public static HeaderPlace? Find(SemanticModel model, ExpressionSyntax expression)
    {
        if (expression.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
            || expression.Ancestors().TakeWhile(node => node != statement).Any(node => node is AnonymousFunctionExpressionSyntax))
        {
            return null;
        }

        foreach (var node in expression.AncestorsAndSelf().TakeWhile(node => node != statement))
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when IsCallOfClient(model, call):
                    return Target(model, call) is { } target && !IsDeclaredIn(statement, target) ? new HeaderPlace(target, statement, IsBehind: false) : null;
                case BaseObjectCreationExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } } creation
                    when HeadersOf(model, model.GetTypeInfo(creation).Type) is { } headers && statement is LocalDeclarationStatementSyntax:
                    return new HeaderPlace($"{variable.Identifier.Text}.{headers}", statement, IsBehind: true);
            }
        }

        return null;
    }

    /// <summary>The change that adds a statement there.</summary>
    public TextChange Insert(string added, SourceText text)
    {
        var line = LineBreak.Of(text) + Indentation.At(text, Statement.SpanStart);
        return IsBehind ? new TextChange(new TextSpan(Statement.Span.End, 0), line + added) : new TextChange(new TextSpan(Statement.SpanStart, 0), added + line);
    }

    private static bool IsCallOfClient(SemanticModel model, InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var client } && HeadersOf(model, model.GetTypeInfo(client).Type) == ClientHeaders;

    /// <summary>The headers of the request that a call sends, or else of its client, if they have a simple name.</summary>
    private static string? Target(SemanticModel model, InvocationExpressionSyntax call)
    {
        var client = ((MemberAccessExpressionSyntax)call.Expression).Expression;
        var request = call.ArgumentList.Arguments.Select(argument => argument.Expression).FirstOrDefault(argument => HeadersOf(model, model.GetTypeInfo(argument).Type) == RequestHeaders);
        return request is null ? (IsSimple(client) ? $"{client}.{ClientHeaders}" : null)
            : IsSimple(request) ? $"{request}.{RequestHeaders}"
            : null;
    }

    private static string? HeadersOf(SemanticModel model, ITypeSymbol? type) =>
        type.Is(model.Compilation.GetTypesByMetadataName("System.Net.Http.HttpClient")) ? ClientHeaders
        : type.Is(model.Compilation.GetTypesByMetadataName("System.Net.Http.HttpRequestMessage")) ? RequestHeaders
        : null;

    private static bool IsSimple(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax };

    private static bool IsDeclaredIn(StatementSyntax statement, string headers) =>
        statement.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(variable => headers.StartsWith(variable.Identifier.Text + ".", StringComparison.Ordinal));
}
