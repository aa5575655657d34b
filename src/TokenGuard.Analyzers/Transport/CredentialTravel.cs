using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TokenGuard.Analyzers.Transport;

/// <summary>
/// Says whether a credential goes with a request: looks at the statement that holds the address, then at what is done
/// with the client, the request, its content and its handler anywhere in the type.
/// </summary>
/// <param name="model">The meaning of the file.</param>
internal sealed class CredentialTravel(SemanticModel model)
{
    private const int FurthestCarrier = 3;

    private static readonly string[] CarrierTypes =
        ["Client", "Request", "Message", "Handler", "Options", "WebSocket", "Channel", "Connection", "Content", "Metadata", "Invoker", "HttpHeaders", "Settings", "DirectoryEntry", "KeyValuePair", "Dictionary", "Authenticator", "CredentialCache", "CookieContainer"];

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>Looks for a credential.</summary>
    /// <param name="url">The address, as it stands in the request.</param>
    /// <param name="isBase">True for the address of a client: then all requests that it sends count.</param>
    public bool Carries(SyntaxNode url, bool isBase)
    {
        var head = StatementHead.Of(url);
        if (CredentialMark.IsIn(head, url, model) || IsConfiguredBeside(url))
        {
            return true;
        }

        var carriers = CarriersIn(head).ToList();
        for (var distance = 0; distance < FurthestCarrier && carriers.Count > 0; distance++)
        {
            var next = new List<ISymbol>();
            foreach (var carrier in carriers.Where(seen.Add))
            {
                foreach (var mention in MentionsOf(carrier))
                {
                    if (!isBase && IsOtherRequest(mention, carrier, head))
                    {
                        continue;
                    }

                    if (CredentialMark.IsIn(mention, url, model))
                    {
                        return true;
                    }

                    next.AddRange(CarriersIn(mention));
                }
            }

            carriers = next;
        }

        return false;
    }

    /// <summary>A client that a lambda configures gets its handlers behind the lambda.</summary>
    private bool IsConfiguredBeside(SyntaxNode url) => url.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda =>
        lambda.Parent is ArgumentSyntax && CredentialMark.IsIn(StatementHead.Of(lambda.Parent), url, model));

    /// <summary>A client that also sends requests of other addresses does not give their credentials to this one.</summary>
    private static bool IsOtherRequest(SyntaxNode mention, ISymbol carrier, SyntaxNode head) =>
        mention != head && TypeOf(carrier)?.Name.Contains("Client") == true
        && mention.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access
            && Sends(name) && NameOf(access.Expression) == carrier.Name)
        && !SharesRequest(mention, head);

    private static bool SharesRequest(SyntaxNode mention, SyntaxNode head)
    {
        var declared = head.DescendantNodesAndSelf().OfType<VariableDeclaratorSyntax>().Select(declarator => declarator.Identifier.ValueText).ToList();
        return mention.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => argument.Expression is IdentifierNameSyntax name && declared.Contains(name.Identifier.ValueText));
    }

    private static bool Sends(string name) => name.StartsWith("Send", StringComparison.Ordinal) || name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Post", StringComparison.Ordinal)
        || name.StartsWith("Put", StringComparison.Ordinal) || name.StartsWith("Patch", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal)
        || name.StartsWith("Execute", StringComparison.Ordinal) || name.StartsWith("Download", StringComparison.Ordinal) || name.StartsWith("Upload", StringComparison.Ordinal);

    private IEnumerable<SyntaxNode> MentionsOf(ISymbol carrier)
    {
        var scope = carrier is IFieldSymbol or IPropertySymbol || carrier.DeclaringSyntaxReferences.IsEmpty
            ? model.SyntaxTree.GetRoot()
            : carrier.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? model.SyntaxTree.GetRoot();
        foreach (var node in scope.DescendantNodes())
        {
            var isMention = node switch
            {
                IdentifierNameSyntax name => name.Identifier.ValueText == carrier.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, carrier),
                VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText == carrier.Name && SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(declarator), carrier),
                _ => false,
            };
            if (isMention)
            {
                yield return StatementHead.Of(node);
            }
        }
    }

    private IEnumerable<ISymbol> CarriersIn(SyntaxNode head)
    {
        foreach (var node in head.DescendantNodesAndSelf())
        {
            var symbol = node switch
            {
                VariableDeclaratorSyntax declarator => model.GetDeclaredSymbol(declarator),
                IdentifierNameSyntax name when char.IsLetter(name.Identifier.ValueText.TrimStart('_').FirstOrDefault()) => model.GetSymbolInfo(name).Symbol,
                _ => null,
            };
            if (symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol && IsOwn(symbol) && TypeOf(symbol) is { } type && IsCarrier(type))
            {
                yield return symbol;
            }
        }
    }

    private bool IsOwn(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == model.SyntaxTree);

    private static bool IsCarrier(ITypeSymbol type) => CarrierTypes.Any(type.Name.Contains) || (type is IArrayTypeSymbol array && CarrierTypes.Any(array.ElementType.Name.Contains));

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };
}
