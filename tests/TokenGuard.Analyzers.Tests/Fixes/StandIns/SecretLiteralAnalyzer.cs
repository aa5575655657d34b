using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG1002 at literals that say <c>hunter</c>, and at sums of two of them as a whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretLiteralAnalyzer() : StandInAnalyzer("TG1002", SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.AddExpression)
{
    protected override bool Judges(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Parent: BinaryExpressionSyntax sum } when Judges(sum) => false,
        LiteralExpressionSyntax literal => literal.Token.ValueText.Contains("hunter", StringComparison.Ordinal),
        BinaryExpressionSyntax { Left: LiteralExpressionSyntax left, Right: LiteralExpressionSyntax right } => (left.Token.ValueText + right.Token.ValueText).StartsWith("hunter", StringComparison.Ordinal),
        _ => false,
    };
}
