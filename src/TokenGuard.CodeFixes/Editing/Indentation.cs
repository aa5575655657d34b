using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>The white space that a line starts with.</summary>
internal static class Indentation
{
    public static string At(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }
}
