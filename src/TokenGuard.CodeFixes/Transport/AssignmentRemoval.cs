using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Takes an assignment out of the code.</summary>
internal static class AssignmentRemoval
{
    /// <summary>The change that removes a statement or a member of an initializer; null where more depends on the assignment.</summary>
    public static TextChange? Of(AssignmentExpressionSyntax assignment, SourceText text) => assignment.Parent switch
    {
        ExpressionStatementSyntax statement => IdleStatement.Of(statement) switch
        {
            null => null,
            ElseClauseSyntax clause => new TextChange(TextSpan.FromBounds(clause.ElseKeyword.GetPreviousToken().Span.End, clause.Span.End), ""),
            var idle => new TextChange(Lines(idle.Span, text), ""),
        },
        InitializerExpressionSyntax initializer => FromInitializer(assignment, initializer, text),
        _ => null,
    };

    private static TextChange FromInitializer(AssignmentExpressionSyntax member, InitializerExpressionSyntax initializer, SourceText text)
    {
        if (initializer is { Expressions.Count: 1, Parent: not BaseObjectCreationExpressionSyntax })
        {
            // The initializer of a member inside another one.
            return new TextChange(TextSpan.FromBounds(member.SpanStart, initializer.CloseBraceToken.SpanStart), "");
        }

        if (initializer is { Expressions.Count: 1, Parent: BaseObjectCreationExpressionSyntax creation })
        {
            var before = initializer.OpenBraceToken.GetPreviousToken();
            return new TextChange(TextSpan.FromBounds(before.Span.End, initializer.Span.End), creation.ArgumentList is null ? "()" : "");
        }

        var comma = member.GetLastToken().GetNextToken();
        if (comma.Span == initializer.CloseBraceToken.Span)
        {
            return new TextChange(TextSpan.FromBounds(member.GetFirstToken().GetPreviousToken().SpanStart, member.Span.End), "");
        }

        var whole = TextSpan.FromBounds(member.SpanStart, comma.Span.End);
        var lines = Lines(whole, text);
        return new TextChange(lines != whole || comma.GetNextToken() == initializer.CloseBraceToken ? lines : TextSpan.FromBounds(whole.Start, comma.GetNextToken().SpanStart), "");
    }

    /// <summary>The whole lines, with a comment at their end, if nothing else stands on them.</summary>
    private static TextSpan Lines(TextSpan span, SourceText text)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(span.Start), text.Lines.GetLineFromPosition(span.End));
        var before = text.ToString(TextSpan.FromBounds(first.Start, span.Start));
        var after = text.ToString(TextSpan.FromBounds(span.End, last.End)).Trim();
        return before.Trim().Length == 0 && (after.Length == 0 || after.StartsWith("//", StringComparison.Ordinal))
            ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
            : span;
    }
}
