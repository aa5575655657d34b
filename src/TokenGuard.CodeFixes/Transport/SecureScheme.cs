using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Rewrites addresses in texts of the source so that they are spoken to with TLS.</summary>
internal static class SecureScheme
{
    private static readonly (string Clear, string Secure)[] Schemes = [("http://", "https://"), ("ws://", "wss://")];

    /// <summary>The changes for the texts of a node that touch a span.</summary>
    public static IEnumerable<TextChange> Changes(SyntaxNode node, TextSpan span) =>
        from token in node.DescendantTokens()
        where IsText(token) && token.Span.IntersectsWith(span)
        from change in Changes(token)
        select change;

    private static bool IsText(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken => true,
        SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => true,
        _ => false,
    };

    private static IEnumerable<TextChange> Changes(SyntaxToken token)
    {
        var text = token.Text;
        foreach (var (clear, secure) in Schemes)
        {
            foreach (var at in Places(text, clear).Where(at => at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                var scheme = clear.IndexOf(':');
                yield return new TextChange(new TextSpan(token.SpanStart + at, scheme), secure[..(scheme + 1)]);
                if (PortAt(text, at + clear.Length) is { } port)
                {
                    yield return new TextChange(new TextSpan(token.SpanStart + port, ":80".Length), "");
                }
            }
        }

        foreach (var change in OpenSetting.Changes(token))
        {
            yield return change;
        }

        // A scheme by itself, as builders of addresses take it; a port beside it would stay the wrong one.
        if (text is "\"http\"" or "\"ws\"" && token.Parent?.Parent?.Parent is not BaseArgumentListSyntax { Arguments.Count: > 2 })
        {
            yield return new TextChange(token.Span, text is "\"http\"" ? "\"https\"" : "\"wss\"");
        }
    }

    /// <summary>Where the port of clear text stands behind a host.</summary>
    private static int? PortAt(string text, int host)
    {
        var end = host;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_'))
        {
            end++;
        }

        return string.CompareOrdinal(text, end, ":80", 0, 3) == 0 && (end + 3 == text.Length || !char.IsDigit(text[end + 3])) ? end : null;
    }

    private static IEnumerable<int> Places(string text, string wanted)
    {
        for (var at = text.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            yield return at;
        }
    }
}
