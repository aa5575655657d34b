using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>How a string literal is written: its delimiters, and where its content stands.</summary>
/// <param name="Token">The literal's one token.</param>
/// <param name="Content">What stands between the delimiters, in the source.</param>
/// <param name="IsRaw">True where nothing is escaped.</param>
/// <param name="IsVerbatim">True where only quotation marks are escaped.</param>
/// <param name="IsUtf8">True where the literal is bytes.</param>
internal sealed record StringToken(SyntaxToken Token, TextSpan Content, bool IsRaw, bool IsVerbatim, bool IsUtf8)
{
    /// <summary>Reads a literal; null for one that is not a string or not complete.</summary>
    public static StringToken? Read(SyntaxToken token)
    {
        var isUtf8 = token.Kind() is SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
        var isRaw = token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;
        if (!isUtf8 && !isRaw && !token.IsKind(SyntaxKind.StringLiteralToken))
        {
            return null;
        }

        var text = token.Text;
        var open = text.IndexOf('"');
        var quotes = isRaw ? text.Skip(open).TakeWhile(c => c == '"').Count() : 1;
        var close = text.LastIndexOf('"') - quotes + 1;
        return open >= 0 && close >= open + quotes
            ? new StringToken(token, TextSpan.FromBounds(token.SpanStart + open + quotes, token.SpanStart + close), isRaw, text[0] == '@', isUtf8)
            : null;
    }

    /// <summary>The source text of a piece of the literal.</summary>
    public string Source(int start, int end) => Token.Text[(start - Token.SpanStart)..(end - Token.SpanStart)];
}
