using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Text;

/// <summary>Tells what a scanner of text takes for a value under a name, and a compiler knows to be code or a sentence.</summary>
internal static class MisreadCode
{
    private const int LongestWord = 32;

    /// <summary>True for a finding that rests on a name alone and stands in an identifier or within a sentence, or is the code of an error.</summary>
    public static bool Is(TreeFinding found, SourceText text, SyntaxNode root) =>
        IsNamed(found) && (IsIdentifier(found.Span, root) || IsInSentence(found.Span, text) || IsErrorCode(found.Span, root));

    /// <summary>The same of a text that is no code.</summary>
    public static bool IsSentence(TreeFinding found, SourceText text) => IsNamed(found) && IsInSentence(found.Span, text);

    private static bool IsNamed(TreeFinding found) => found.Finding.Rule is { ByName: true, Provider.Generic: true };

    private static bool IsIdentifier(TextSpan span, SyntaxNode root)
    {
        var token = root.FindToken(span.Start, findInsideTrivia: true);
        return token.IsKind(SyntaxKind.IdentifierToken) && token.Span.Contains(span.Start) && !token.IsPartOfStructuredTrivia();
    }

    private static bool IsErrorCode(TextSpan span, SyntaxNode root)
    {
        var token = root.FindToken(span.Start);
        return token.Value is string value && token.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && ErrorCode.Is(type.Identifier.ValueText, value);
    }

    /// <summary>A value follows a sign; what follows a word and a space is the next word.</summary>
    private static bool IsInSentence(TextSpan span, SourceText text)
    {
        var end = span.Start - 1;
        if (end < 1 || text[end] != ' ' || !char.IsLetterOrDigit(text[end - 1]))
        {
            return false;
        }

        var start = end;
        while (start > 0 && end - start < LongestWord && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return !AuthHeader.IsScheme(text.ToString(TextSpan.FromBounds(start, end)));
    }
}
