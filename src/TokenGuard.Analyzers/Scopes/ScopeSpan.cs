using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>Says which characters of the source are reported for scopes inside a longer text.</summary>
internal static class ScopeSpan
{
    private const string Word = "scope";

    /// <summary>The whole expression if it stands on one line, else the line of it that says the scopes.</summary>
    public static TextSpan Of(SyntaxNode node, string value)
    {
        var source = node.ToString();
        if (source.IndexOf('\n') < 0)
        {
            return node.Span;
        }

        for (var at = source.IndexOf(Word, StringComparison.OrdinalIgnoreCase); at >= 0; at = source.IndexOf(Word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = source.IndexOf('\n', at);
            end = end < 0 ? source.Length : end;
            if (value.Length == 0 || source.IndexOf(FirstWord(value), at, end - at, StringComparison.Ordinal) >= 0)
            {
                return new TextSpan(node.SpanStart + at, source[at..end].TrimEnd().Length);
            }
        }

        return node.Span;
    }

    private static string FirstWord(string value) => value.Split([' ', ','], 2)[0];
}
