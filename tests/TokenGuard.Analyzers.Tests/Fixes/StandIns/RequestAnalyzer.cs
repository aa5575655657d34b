using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG2001 at calls with an address, and at requests with one, in methods that set no Authorization.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestAnalyzer() : StandInAnalyzer("TG2001", SyntaxKind.InvocationExpression, SyntaxKind.ObjectCreationExpression)
{
    protected override ImmutableDictionary<string, string?> Properties => base.Properties.Add("variable", "ZENDESK_OAUTH_TOKEN");

    protected override bool Judges(SyntaxNode node) =>
        node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
        && node.ChildNodes().OfType<ArgumentListSyntax>().SelectMany(list => list.Arguments).Any(argument => argument.ToString().StartsWith("\"https://", StringComparison.Ordinal) || argument.ToString() == "request")
        && !(node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is var member && (member is GlobalStatementSyntax ? member.Parent! : member!).ToString().Contains("Authorization", StringComparison.Ordinal));
}
