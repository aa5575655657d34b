using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.Text;

/// <summary>Finds where in a text of several lines a part of it stands: on the line that a developer must change.</summary>
internal static class LinePlace
{
    /// <summary>The place of the part; that of the whole text if it stands on one line or the part is written otherwise than it reads.</summary>
    public static Location Of(SyntaxNode text, string part)
    {
        var location = text.GetLocation();
        var lines = location.GetLineSpan();
        if (lines.StartLinePosition.Line == lines.EndLinePosition.Line)
        {
            return location;
        }

        var at = text.ToString().IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? location : Location.Create(text.SyntaxTree, new TextSpan(text.SpanStart + at, part.Length));
    }
}
