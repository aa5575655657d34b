using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG2002 at texts with clear-text addresses, at <c>"http"</c>, and at settings that demand no TLS.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HttpTextAnalyzer() : StandInAnalyzer("TG2002", SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.SimpleAssignmentExpression)
{
    protected override bool Judges(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => IsClear(literal.Token.ValueText) || literal.Token.ValueText is "http" || literal.Token.ValueText.Contains("Encrypt=False", StringComparison.Ordinal),
        InterpolatedStringTextSyntax text => IsClear(text.TextToken.Text),
        AssignmentExpressionSyntax { Left: var left, Right: var right } => left.ToString() switch
        {
            "RequireHttpsMetadata" or "EnableSsl" or "mail.EnableSsl" => right.IsKind(SyntaxKind.FalseLiteralExpression),
            _ => false,
        },
        _ => false,
    };

    private static bool IsClear(string text) => text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("ws://", StringComparison.Ordinal);
}
