using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG2003 at interpolated strings and sums with <c>access_token=</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryAnalyzer() : StandInAnalyzer("TG2003", SyntaxKind.InterpolatedStringExpression, SyntaxKind.AddExpression)
{
    protected override bool Judges(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax or BinaryExpressionSyntax && node.ToString().Contains("access_token=", StringComparison.Ordinal);
}
