using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>The line break that a file uses.</summary>
internal static class LineBreak
{
    public static string Of(SourceText text)
    {
        var first = text.Lines[0];
        var found = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return found.Length == 0 ? "\n" : found;
    }
}
