using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG2007 at lambdas of four parameters that say true.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertificateAnalyzer() : StandInAnalyzer("TG2007", SyntaxKind.ParenthesizedLambdaExpression)
{
    protected override bool Judges(SyntaxNode node) => node is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 4 } lambda && lambda.Body.ToString().Contains("true", StringComparison.Ordinal);
}
