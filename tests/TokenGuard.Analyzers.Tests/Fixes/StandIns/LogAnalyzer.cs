using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TokenGuard.Analyzers.Tests.Fixes.StandIns;

/// <summary>Reports TG2004 at variables called <c>token</c> inside calls and exceptions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogAnalyzer() : StandInAnalyzer("TG2004", SyntaxKind.IdentifierName)
{
    protected override bool Judges(SyntaxNode node) =>
        node is IdentifierNameSyntax { Identifier.ValueText: "token" } && node.Ancestors().Any(ancestor => ancestor is ArgumentSyntax);
}
