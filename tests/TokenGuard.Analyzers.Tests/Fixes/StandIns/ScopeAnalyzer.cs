using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG3001 at literals that say <c>repo</c> and at <c>Scope.Repo</c>, with two narrower scopes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScopeAnalyzer() : StandInAnalyzer("TG3001", SyntaxKind.StringLiteralExpression, SyntaxKind.SimpleMemberAccessExpression)
{
    protected override ImmutableDictionary<string, string?> Properties => base.Properties.Add("instead", "public_repo|read:org repo:status");

    protected override bool Judges(SyntaxNode node) =>
        node is LiteralExpressionSyntax { Token.ValueText: "repo", Parent: not EqualsValueClauseSyntax } || node.ToString() == "Scope.Repo";
}
