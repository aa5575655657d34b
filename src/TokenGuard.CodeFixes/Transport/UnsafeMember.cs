using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Named choices that open a connection to listeners, and the choice of the same type that closes it.</summary>
internal static class UnsafeMember
{
    private static readonly Dictionary<string, string> SafeMembers = new(StringComparer.Ordinal)
    {
        ["ChannelCredentials.Insecure"] = "SecureSsl",
        ["CookieSecurePolicy.None"] = "Always",
        ["CookieSecureOption.Never"] = "Always",
        ["SecureSocketOptions.None"] = "StartTls",
        ["SqlConnectionEncryptOption.Optional"] = "Mandatory",
    };

    /// <summary>The choice that a node makes, with the change to the safe one; null if it is none of them.</summary>
    public static (string Name, TextChange Change)? Close(SyntaxNode? node) =>
        node is MemberAccessExpressionSyntax { Name: var member, Expression: var type }
        && ((type as MemberAccessExpressionSyntax)?.Name ?? type as SimpleNameSyntax) is { } owner
        && SafeMembers.TryGetValue($"{owner.Identifier.ValueText}.{member.Identifier.ValueText}", out var safe)
            ? (owner.Identifier.ValueText, new TextChange(member.Span, safe))
            : null;
}
