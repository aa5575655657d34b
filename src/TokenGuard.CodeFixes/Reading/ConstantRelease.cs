using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Editing;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>Turns a constant into a variable that can take its value at run time.</summary>
internal static class ConstantRelease
{
    /// <summary>The change that a new value at an expression demands; empty if it stands in no constant, null if it cannot be.</summary>
    public static async Task<IReadOnlyList<TextChange>?> ForAsync(FixPlace place, ExpressionSyntax value, CancellationToken cancellation)
    {
        if (ConstantUse.IsDemandedAt(value))
        {
            return null;
        }

        var declaration = ConstantUse.DeclarationAt(value);
        if (declaration is null)
        {
            return [];
        }

        foreach (var variable in declaration.ChildNodes().OfType<VariableDeclarationSyntax>().Single().Variables)
        {
            if (place.Model.GetDeclaredSymbol(variable, cancellation) is not { } symbol || !await CanVaryAsync(place, symbol, variable, cancellation).ConfigureAwait(false))
            {
                return null;
            }
        }

        var keyword = declaration.ChildTokens().First(token => token.IsKind(SyntaxKind.ConstKeyword));
        return declaration switch
        {
            { Parent: InterfaceDeclarationSyntax } => null,
            FieldDeclarationSyntax => [new TextChange(keyword.Span, "static readonly")],
            _ => [new TextChange(TextSpan.FromBounds(keyword.SpanStart, keyword.GetNextToken().SpanStart), "")],
        };
    }

    private static async Task<bool> CanVaryAsync(FixPlace place, ISymbol constant, SyntaxNode declaration, CancellationToken cancellation)
    {
        var found = await SymbolFinder.FindReferencesAsync(constant, place.Document.Project.Solution, cancellation).ConfigureAwait(false);
        foreach (var location in found.SelectMany(references => references.Locations))
        {
            var root = await location.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            if (root?.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not { } use
                || ConstantUse.IsDemandedAt(use)
                || ConstantUse.DeclarationAt(use) is not null
                || (constant is ILocalSymbol ? IsInStaticFunction(use, declaration) : RunsBefore(use, declaration)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A static function sees constants of the method around it, but none of its variables.</summary>
    private static bool IsInStaticFunction(SyntaxNode use, SyntaxNode declaration) =>
        use.Ancestors().TakeWhile(node => !node.Span.Contains(declaration.Span)).Any(node => node switch
        {
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });

    /// <summary>Static fields get their values in the order of the text: those above would see no value yet.</summary>
    private static bool RunsBefore(SyntaxNode use, SyntaxNode declaration) =>
        use.FirstAncestorOrSelf<EqualsValueClauseSyntax>() is { Parent: var owner }
        && (owner as MemberDeclarationSyntax ?? owner?.Parent?.Parent as FieldDeclarationSyntax) is { } member
        && member.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (use.SyntaxTree != declaration.SyntaxTree || use.SpanStart < declaration.SpanStart);
}
