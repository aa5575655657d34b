using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Values;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Finds requests for tokens that name no scope, at providers that then grant everything.</summary>
internal sealed class ScopelessRequestFinder(SemanticModel model, ProviderIndex index)
{
    /// <summary>Elsewhere the scopes of a code are settled when the user consents; here the exchange names them.</summary>
    private const string TakesScopesWithCode = "zendesk";

    private const string Code = "authorization_code";
    private const string Refresh = "refresh_token";

    private readonly ProviderContext context = new(index);

    /// <summary>Where the fields are written, with the provider that is asked.</summary>
    public IEnumerable<(Location Location, ScopeProvider Provider)> Find()
    {
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes(node => node is not (AttributeListSyntax or UsingDirectiveSyntax)))
        {
            var provider = node switch
            {
                LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax => OfText((ExpressionSyntax)node),
                AnonymousObjectCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or CollectionExpressionSyntax => OfBody(node),
                BaseObjectCreationExpressionSyntax { Initializer: not null } creation => OfBody(creation) ?? OfTypedRequest(creation),
                _ => null,
            };
            if (provider is not null)
            {
                yield return (Location.Create(model.SyntaxTree, SpanOf(node)), provider);
            }
        }
    }

    /// <summary>The first line of it.</summary>
    private static TextSpan SpanOf(SyntaxNode node)
    {
        var source = node.ToString();
        var end = source.IndexOf('\n');
        return end < 0 ? node.Span : new TextSpan(node.SpanStart, Math.Max(1, source[..end].TrimEnd().Length));
    }

    private ScopeProvider? OfText(ExpressionSyntax expression)
    {
        if (expression is LiteralExpressionSyntax { Token.Value: not string } || (expression is BinaryExpressionSyntax && !expression.IsKind(SyntaxKind.AddExpression)) || !TextParts.IsTop(expression)
            || !(TextParts.Mentions(expression, "client_id") || TextParts.Mentions(expression, "grant_type")))
        {
            return null;
        }

        var text = TextParts.Of(expression).Text;
        var body = RequestBody.OfText(text);
        if (!IsScopeless(body, expression))
        {
            return null;
        }

        var grant = body.ValueOf("grant_type", model);
        return text.IndexOf("://", StringComparison.Ordinal) < 0 ? ProviderAt(expression, grant)
            : model.OperationOf(expression) is { } operation && TextFolder.Fold(operation).Text is var url ? Generous(index.Providers.Where(provider => provider.IsEndpoint(url) || provider.IsEndpoint(text)), grant)
            : null;
    }

    private ScopeProvider? OfBody(SyntaxNode node)
    {
        var body = RequestBody.OfCreation(node);
        return body is not null && IsScopeless(body, node) ? ProviderAt(node, body.ValueOf("grant_type", model)) : null;
    }

    /// <summary>Request objects of OAuth clients, which say the endpoint themselves.</summary>
    private ScopeProvider? OfTypedRequest(BaseObjectCreationExpressionSyntax creation)
    {
        var body = RequestBody.OfCreation(creation);
        if (body is null || !body.Has("Address") || !body.Has("ClientId") || body.HasScope || body.Has("RefreshToken") || AddsScope(creation))
        {
            return null;
        }

        return model.GetTypeInfo(creation).Type?.Name.EndsWith("TokenRequest", StringComparison.Ordinal) == true
            ? ProviderAt(creation, body.Has("Code") ? Code : null)
            : null;
    }

    private static bool IsScopeless(RequestBody body, SyntaxNode node) =>
        body.IsComplete && !body.HasScope && !body.Has(Refresh)
        && (body.Has("grant_type") || (body.Has("client_id") && (body.Has("response_type") || body.Has("token"))))
        && !AddsScope(node);

    /// <summary>True if what was made is given a scope later in the same member.</summary>
    private static bool AddsScope(SyntaxNode node)
    {
        var member = node.FirstAncestorOrSelf<SyntaxNode>(at => at is MemberDeclarationSyntax and not GlobalStatementSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax);
        var variable = VariableOf(node);
        foreach (var other in member?.DescendantNodes() ?? [])
        {
            var isAdded = other switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver }, ArgumentList.Arguments: { Count: > 0 } arguments } =>
                    IsSame(receiver, variable, node) && arguments.Any(argument => SaysScope(argument.Expression)),
                AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } key } access } => IsSame(access.Expression, variable, node) && SaysScope(key[0].Expression),
                AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => IsSame(access.Expression, variable, node) && ScopeName.IsScope(access.Name.Identifier.ValueText),
                AssignmentExpressionSyntax sum => sum.IsKind(SyntaxKind.AddAssignmentExpression) && IsSame(sum.Left, variable, node),
                _ => false,
            };
            if (isAdded)
            {
                return true;
            }
        }

        return false;
    }

    private static string? VariableOf(SyntaxNode node) => node.Ancestors().Select(at => at switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        _ => null,
    }).FirstOrDefault(name => name is not null);

    /// <summary>The variable, or the chain of calls on the new object itself.</summary>
    private static bool IsSame(ExpressionSyntax receiver, string? variable, SyntaxNode node) =>
        (receiver is IdentifierNameSyntax name && name.Identifier.ValueText == variable) || receiver.Span.Contains(node.Span);

    private static bool SaysScope(ExpressionSyntax expression) =>
        expression.DescendantTokens().Any(token => token.ValueText.IndexOf("scope", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whose body it is, by the addresses and names around it.</summary>
    private ScopeProvider? ProviderAt(SyntaxNode node, string? grant)
    {
        var evidence = context.Around(node);
        return evidence.IsForeign || !evidence.IsNear ? null : Generous(evidence.Providers, grant);
    }

    private static ScopeProvider? Generous(IEnumerable<ScopeProvider> providers, string? grant) =>
        grant != Refresh
        && providers.Take(2).ToList() is [var only]
        && only.Catalog.WhenAbsent == ScopesWhenAbsent.Everything
        && (grant != Code || only.Definition.Id == TakesScopesWithCode)
            ? only
            : null;
}
