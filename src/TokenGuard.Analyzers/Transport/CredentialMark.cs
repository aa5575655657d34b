using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Credentials;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Tells statements that give a credential to a client or request.</summary>
internal static class CredentialMark
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "Authorization", "Credentials", "Credential", "NetworkCredential", "Authenticator", "SetBearerToken", "SetBasicAuthentication", "SetBasicAuthenticationOAuth", "SetToken", "WithOAuthBearerToken",
        "WithBasicAuth", "AccessTokenProvider", "AuthorizationHeaderValueGetter", "AuthenticationHeaderValue", "CallCredentials", "AddAccessTokenHeader", "WithCredentials", "UseBearerToken", "AddBearerToken",
        "BasicAuthentication", "ApiKeyAuthentication", "WithBasicAuthentication", "SetBasicAuth", "UseBasicAuth", "Authenticate", "AuthenticateAsync",
    };

    private static readonly HashSet<string> Removals = new(StringComparer.Ordinal) { "Remove", "Clear", "Contains", "ContainsKey", "TryGetValue", "TryGetValues" };

    /// <summary>Says whether a statement does, leaving out the address in it.</summary>
    public static bool IsIn(SyntaxNode head, SyntaxNode url, SemanticModel model)
    {
        if (IsRemoval(head))
        {
            return false;
        }

        foreach (var node in head.DescendantNodesAndSelf(node => !url.Span.Contains(node.Span) && node is not BlockSyntax))
        {
            if (url.Span.Contains(node.Span))
            {
                continue;
            }

            var isMark = node switch
            {
                IdentifierNameSyntax name => IsMark(name, model),
                ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Cookie" }, ArgumentList.Arguments: { Count: > 0 } arguments } =>
                    arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string cookie } && AuthCookie.IsName(cookie),
                ImplicitObjectCreationExpressionSyntax creation => creation.Parent is AssignmentExpressionSyntax && model.GetTypeInfo(creation).Type?.Name is "NetworkCredential" or "AuthenticationHeaderValue",
                LiteralExpressionSyntax literal => literal.Token.Value is string text && IsMark(text),
                InterpolatedStringTextSyntax text => IsMark(text.TextToken.ValueText),
                _ => false,
            };
            if (isMark)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(IdentifierNameSyntax name, SemanticModel model)
    {
        var text = name.Identifier.ValueText;
        if (Members.Contains(text) || (text.EndsWith("Authenticator", StringComparison.Ordinal) && text.Length > "Authenticator".Length))
        {
            return !IsEmptied(name) && !IsNameOf(name);
        }

        if (!CredentialKey.IsVariable(text))
        {
            return (text.Contains("Bearer") || text.Contains("Auth")) && text.EndsWith("Handler", StringComparison.Ordinal);
        }

        var type = model.GetSymbolInfo(name).Symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        return (TextType.Is(type) || type?.Name is "CallCredentials" or "NetworkCredential" or "ICredentials" or "CredentialCache") && !IsEmptied(name) && !IsNameOf(name);
    }

    private static bool IsMark(string text) =>
        AuthHeader.Is(text) || text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Basic ", StringComparison.Ordinal) || text.StartsWith("Authorization:", StringComparison.OrdinalIgnoreCase)
        || (text.Length < 60 && text.IndexOf(' ') < 0 && CredentialKey.IsKey(text) && text.IndexOf('/') < 0)
        || text.IndexOf("\"password\"", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("password=", StringComparison.OrdinalIgnoreCase) >= 0
        || text.IndexOf("client_secret", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Set to nothing, or to the login of the machine, which is proved and not sent.</summary>
    private static bool IsEmptied(IdentifierNameSyntax name)
    {
        SyntaxNode node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return node.Parent is AssignmentExpressionSyntax { Right: var right } && node != right
            && (right.IsKind(SyntaxKind.NullLiteralExpression) || right.IsKind(SyntaxKind.FalseLiteralExpression)
                || right is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DefaultCredentials" or "DefaultNetworkCredentials" });
    }

    private static bool IsNameOf(IdentifierNameSyntax name) =>
        name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    private static bool IsRemoval(SyntaxNode head) => head is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } && Removals.Contains(name);
}
