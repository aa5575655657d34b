using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Tells code that obtains tokens from code that speaks of scopes of another kind.</summary>
internal static class OAuthContext
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "oauth", "oauth2", "oidc", "openid", "token", "tokens", "auth", "authorization", "authorize", "authentication", "consent",
    };

    private static readonly HashSet<string> NearWords = new(StringComparer.Ordinal)
    {
        "client", "credential", "credentials", "integration", "settings", "options", "config", "configuration", "login", "signin", "connect", "connector",
    };

    private static readonly string[] Fields = ["grant_type", "client_id", "response_type", "oauth", "/authorize", "access_token"];

    /// <summary>True if the names around a place, or the texts of its member, are those of OAuth.</summary>
    public static bool IsAround(SyntaxNode node) => IsAround(node, Words.Contains);

    /// <summary>The same with names that often go with OAuth.</summary>
    public static bool IsNearlyAround(SyntaxNode node) => IsAround(node, word => Words.Contains(word) || NearWords.Contains(word));

    private static bool IsAround(SyntaxNode node, Predicate<string> says)
    {
        MemberDeclarationSyntax? member = null;
        for (var at = node; at is not null; at = at.Parent)
        {
            if (NameOf(at) is { } name && NameWords.Split(name).Exists(says))
            {
                return true;
            }

            member ??= at as MemberDeclarationSyntax;
        }

        return member is not null && member.DescendantTokens().Any(IsField);
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    private static bool IsField(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.IdentifierToken
        && Fields.Any(field => token.ValueText.IndexOf(field, StringComparison.OrdinalIgnoreCase) >= 0);
}
