using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>
/// Finds whose scopes are meant somewhere in a file: the nearest code around it that speaks of a provider decides, by
/// address before name. One per file and thread.
/// </summary>
internal sealed class ProviderContext(ProviderIndex index)
{
    private readonly Dictionary<SyntaxNode, ProviderEvidence> known = [];
    private readonly Dictionary<string, IReadOnlyList<ScopeProvider>> names = [];

    /// <summary>What the code around a node says, from the node outward.</summary>
    public ProviderEvidence Around(SyntaxNode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at == node || IsLevel(at))
            {
                var evidence = In(at);
                if (at is BaseTypeDeclarationSyntax type && Named(type.Identifier.ValueText) is { Count: > 0 } called)
                {
                    return new ProviderEvidence(called, IsForeign: false, IsNear: true);
                }

                if (evidence.Providers.Count > 0 || evidence.IsForeign)
                {
                    return evidence with { IsNear = at is not CompilationUnitSyntax || IsOfProgram(node) };
                }
            }
        }

        return ProviderEvidence.None;
    }

    /// <summary>The statements of a program are near each other; a type below them is as far as in any other file.</summary>
    private static bool IsOfProgram(SyntaxNode node) => node.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null;

    private static bool IsLevel(SyntaxNode node) => node is StatementSyntax or MemberDeclarationSyntax or ArgumentSyntax or AssignmentExpressionSyntax
        or VariableDeclaratorSyntax or AnonymousObjectMemberDeclaratorSyntax or BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax
        or InitializerExpressionSyntax or InvocationExpressionSyntax or LambdaExpressionSyntax or CompilationUnitSyntax;

    private IReadOnlyList<ScopeProvider> Named(string name)
    {
        if (!names.TryGetValue(name, out var providers))
        {
            names[name] = providers = [.. index.Named(name).Distinct()];
        }

        return providers;
    }

    private ProviderEvidence In(SyntaxNode node)
    {
        if (!known.TryGetValue(node, out var evidence))
        {
            known[node] = evidence = Look(node);
        }

        return evidence;
    }

    private ProviderEvidence Look(SyntaxNode node)
    {
        var addressed = new List<ScopeProvider>();
        var named = new List<ScopeProvider>();
        var isForeign = false;
        var isIssuer = false;
        foreach (var token in Tokens(node))
        {
            switch (token.Kind())
            {
                case SyntaxKind.IdentifierToken:
                    isIssuer = token.ValueText is "Issuer" or "Authority" || (isIssuer && token.ValueText == "Uri");
                    Add(named, Named(token.ValueText).Where(provider => !IsNamespaceOnly(token, provider)));
                    break;
                case SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken:
                    ReadText(token.ValueText, isIssuer, addressed, named, ref isForeign);
                    break;
            }
        }

        return new ProviderEvidence(addressed.Count > 0 ? addressed : named, isForeign && addressed.Count == 0 && named.Count == 0, IsNear: true);
    }

    private void ReadText(string text, bool isIssuer, List<ScopeProvider> addressed, List<ScopeProvider> named, ref bool isForeign)
    {
        var before = addressed.Count;
        var here = index.Addressed(text).ToList();
        Add(addressed, here);
        if (here.Count == 0 && before == addressed.Count)
        {
            isForeign |= IsTokenAddress(text) || (isIssuer && text.IndexOf("://", StringComparison.Ordinal) > 0);
            if (text.Length is > 2 and < 40 && text.IndexOf(' ') < 0)
            {
                Add(named, Named(text));
            }
        }
    }

    /// <summary>A whole invocation speaks of its receiver too, which may set up other providers: only its name and plain arguments count.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode node)
    {
        if (node is not InvocationExpressionSyntax invocation)
        {
            return node.DescendantTokens();
        }

        var name = invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        return (name?.DescendantTokens() ?? []).Concat(invocation.ArgumentList.Arguments
            .Where(argument => argument.Expression is not LambdaExpressionSyntax)
            .SelectMany(argument => argument.DescendantTokens()));
    }

    /// <summary>The framework's own namespaces say nothing of whose API is called.</summary>
    private static bool IsNamespaceOnly(SyntaxToken token, ScopeProvider provider) =>
        token.ValueText is "Microsoft" or "Azure" && provider.IsNamed(token.ValueText.ToLowerInvariant());

    private static bool IsTokenAddress(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) >= 0
        && (text.IndexOf("/token", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("/authorize", StringComparison.OrdinalIgnoreCase) >= 0)
        && text.IndexOf(FoldedText.Hole) < 0
        && text.IndexOf("callback", StringComparison.OrdinalIgnoreCase) < 0;

    private static void Add(List<ScopeProvider> providers, IEnumerable<ScopeProvider> found)
    {
        foreach (var provider in found)
        {
            if (!providers.Contains(provider))
            {
                providers.Add(provider);
            }
        }
    }
}
