using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.Engine;

namespace TokenGuard.CodeFixes.Accepting;

/// <summary>Finds where a marker that accepts the findings of a line can stand: above the line, or at its end.</summary>
internal static class MarkerPlace
{
    /// <summary>The ways to write a marker for a line, the best first; none in the middle of a long string.</summary>
    public static IEnumerable<TextChange> For(SyntaxNode root, SourceText text, int lineNumber, string marker)
    {
        var line = text.Lines[lineNumber];
        var isFree = lineNumber == 0 || !HasMarker(text, text.Lines[lineNumber - 1]);
        if (isFree && !IsInString(root, line.Start) && !IsInDocumentation(root, line.Start))
        {
            yield return new TextChange(new TextSpan(line.Start, 0), $"{Indentation.At(text, line.Start)}// {marker}{LineBreak.Of(text)}");
        }

        if (!HasMarker(text, line) && !IsInString(root, line.End))
        {
            yield return new TextChange(new TextSpan(line.End, 0), $" // {marker}");
        }
    }

    /// <summary>A line holds one marker, and one between a marker and its line would make that void.</summary>
    private static bool HasMarker(SourceText text, TextLine line) => text.ToString(line.Span).Contains(InlineAllow.Marker);

    private static bool IsInString(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        return Cuts(token.Span, position)
            || token.Parent!.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().Any(text => Cuts(text.Span, position));
    }

    /// <summary>Between two lines of a documentation comment another comment would tear it apart.</summary>
    private static bool IsInDocumentation(SyntaxNode root, int position) =>
        root.FindTrivia(position) is var trivia
        && trivia.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
        && trivia.FullSpan.Start < position;

    private static bool Cuts(TextSpan span, int position) => span.Start < position && position < span.End;
}
