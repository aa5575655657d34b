using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;
using TokenGuard.CodeFixes.Editing;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>What a secret is called outside the code.</summary>
/// <param name="Variable">The environment variable, such as <c>ZENDESK_API_TOKEN</c>.</param>
internal sealed record SecretName(string Variable)
{
    private const string Default = "API_TOKEN";
    private const string Password = "PASSWORD";
    private const int LongestKey = 60;

    private static readonly Regex KeyAtEnd = new("""([A-Za-z][A-Za-z0-9_.-]*)(?:\\?["'])*\s*[=:]\s*(?:\\?["'])*$""", RegexOptions.CultureInvariant);

    /// <summary>First words that name no product, and so no section of a configuration.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "api", "access", "auth", "authorization", "oauth", "bearer", "client", "secret", "private", "personal", "my", "the", "our", "default", "token", "key",
        "password", "user", "db", "database", "app", "application", "admin", "service", "jwt", "signing", "refresh", "http", "shared", "master",
    };

    /// <summary>The configuration key, such as <c>Zendesk:ApiToken</c>.</summary>
    public string Key
    {
        get
        {
            var words = NameWords.Split(Variable);
            var names = words.ConvertAll(word => char.ToUpperInvariant(word[0]) + word[1..]);
            return names.Count < 2 || Common.Contains(words[0]) ? string.Concat(names) : names[0] + ":" + string.Concat(names.Skip(1));
        }
    }

    /// <summary>The name that the analyzer proposes, or that the code gives to the value.</summary>
    public static SecretName For(FixPlace place, SecretSite site)
    {
        var name = place.Property(DiagnosticProperty.Variable)
            ?? (site.IsPart ? Credential(KeyBefore(place.Text, site)) : null)
            ?? Credential(NameOf(site.Expression, place.Model))
            ?? (site.IsLogin ? Password : Default);
        return new(place.Names.For(name, IdentityOf(place, site)));
    }

    /// <summary>Tells one secret from another: by its fingerprint if it has one of its own, else by what is written.</summary>
    private static string IdentityOf(FixPlace place, SecretSite site) =>
        place.Property(DiagnosticProperty.Fingerprint) is { } fingerprint && fingerprint.StartsWith("tg1-", StringComparison.Ordinal) ? fingerprint
        : !site.IsPart && place.Model.GetConstantValue(site.Expression) is { HasValue: true, Value: string text } ? text
        : place.Text.ToString(site.Secret).Trim('"');

    private static string? Credential(string? name) => name is not null && CredentialName.IsCredential(name) ? Join(name) : null;

    /// <summary>The key before a value that stands inside a text, of JSON or of a form.</summary>
    private static string? KeyBefore(SourceText text, SecretSite site) =>
        KeyAtEnd.Match(text.ToString(TextSpan.FromBounds(Math.Max(site.Expression.SpanStart, site.Secret.Start - LongestKey), site.Secret.Start))) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Join(string name)
    {
        var words = NameWords.Split(name);
        if (words.Count > 1 && (words[0] is "get" or "create" or "read" or "load" || IsPrefix(name)))
        {
            words.RemoveAt(0);
        }

        var joined = string.Join("_", words).ToUpperInvariant();
        return joined.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '_') && joined[0] is >= 'A' and <= 'Z' ? joined : null;
    }

    /// <summary>What marks a field, <c>s_apiKey</c>, or a header that somebody made up, <c>X-Api-Key</c>, says nothing.</summary>
    private static bool IsPrefix(string name) => name.Length > 2 && name[1] is '_' or '-' && name[0] is 's' or 'm' or 't' or 'x' or 'X';

    private static string? NameOf(SyntaxNode value, SemanticModel model)
    {
        for (var node = value.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator:
                    return declarator.Identifier.ValueText;
                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;
                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;
                case AssignmentExpressionSyntax assignment:
                    return Written(assignment.Left);
                case ArgumentSyntax argument when NameOf(argument, model) is { } taken:
                    return taken;
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [LiteralExpressionSyntax key, ..] }:
                    return key.Token.ValueText;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                    return Written(comparison.Left.Contains(value) ? comparison.Right : comparison.Left);
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } named }:
                    return named.Name.Identifier.ValueText;
                case StatementSyntax and not (ReturnStatementSyntax or BlockSyntax):
                    return null;
            }
        }

        return null;
    }

    /// <summary>
    /// The parameter's name, or what the method is called for if that says more: <c>SetClientSecret(secret)</c>; else the key
    /// that is given before: <c>Add("X-Api-Key", value)</c>. Null if none
    /// is a credential's: what the call gives back goes on into another one, <c>AddEncryptionKey(FromHexString(s))</c>.
    /// </summary>
    private static string? NameOf(ArgumentSyntax argument, SemanticModel model)
    {
        var parameter = (model.OperationOf(argument) as IArgumentOperation)?.Parameter;
        var name = parameter?.Name ?? argument.NameColon?.Name.Identifier.ValueText ?? "";
        if (parameter?.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.Constructor, Name: var method } && NameWords.Split(method) is ["set" or "with" or "use" or "add", ..] words)
        {
            var set = string.Join("_", words.Skip(1));
            if (words.Count - 1 > NameWords.Split(name).Count && CredentialName.IsCredential(set))
            {
                return set;
            }
        }

        return CredentialName.IsCredential(name) ? name
            : argument.Parent is ArgumentListSyntax { Arguments: var arguments } && arguments.IndexOf(argument) is > 0 and var at
                && arguments[at - 1].Expression is LiteralExpressionSyntax { Token.Value: string key } && CredentialName.IsCredential(key) && !AuthHeader.IsScheme(key) ? key
            : null;
    }

    private static string? Written(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } when keys[0].Expression is LiteralExpressionSyntax key => key.Token.ValueText,
        ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } keys } when keys[0].Expression is LiteralExpressionSyntax key => key.Token.ValueText,
        _ => null,
    };
}
