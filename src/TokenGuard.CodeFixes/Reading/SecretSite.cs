using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.CodeFixes.Editing;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>The expression, or the part of a text, that a value read at run time can stand for.</summary>
/// <param name="Expression">The literal, the text that holds it, or the whole expression that makes it up.</param>
/// <param name="Secret">The part that goes.</param>
/// <param name="Around">Changes that make the rest a text with holes; none if nothing is left.</param>
/// <param name="Brackets">How many braces make a hole; 0 if nothing is left.</param>
internal sealed record SecretSite(ExpressionSyntax Expression, TextSpan Secret, IReadOnlyList<TextChange> Around, int Brackets)
{
    /// <summary>True where the value becomes an operand of a text that is put together.</summary>
    public bool IsPiece { get; init; }

    /// <summary>True for the password of a login, <c>user:password</c>, that is sent encoded.</summary>
    public bool IsLogin { get; init; }

    /// <summary>True where the value becomes a part of a text, and may be null.</summary>
    public bool IsPart => IsPiece || Brackets > 0;

    /// <summary>True where bytes are wanted.</summary>
    public bool IsUtf8 => Expression.IsKind(SyntaxKind.Utf8StringLiteralExpression)
        || Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression.RawKind: (int)SyntaxKind.Utf8StringLiteralExpression } };

    /// <summary>Finds the site of a diagnostic; null if no value can stand there.</summary>
    public static SecretSite? Find(FixPlace place) => place.Node switch
    {
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax text } => new SecretSite(text, place.Span, [], Dollars(text)),
        InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or InvocationExpressionSyntax when place.Node.Span == place.Span => WrittenSum.Find((ExpressionSyntax)place.Node),
        LiteralExpressionSyntax literal when StringToken.Read(literal.Token) is { } token => token.IsUtf8 ? FindBytes(place, literal, token) : FindText(place.Span, literal, token),
        _ => null,
    };

    /// <summary>The site of an expression that goes as a whole.</summary>
    public static SecretSite Whole(ExpressionSyntax expression) => new(expression, expression.Span, [], 0);

    /// <summary>How many braces make a hole in a text.</summary>
    public static int Dollars(InterpolatedStringExpressionSyntax text) =>
        text.StringStartToken.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            ? text.StringStartToken.Text.Count(c => c == '$')
            : 1;

    /// <summary>The changes that put an expression there.</summary>
    public TextChange[] Put(string value) =>
        [.. Around, new TextChange(Secret, Brackets > 0 ? new string('{', Brackets) + value + new string('}', Brackets) : value)];

    private static SecretSite? FindText(TextSpan span, LiteralExpressionSyntax literal, StringToken token)
    {
        var part = token.Content.Intersection(span) ?? default;
        if (part == token.Content)
        {
            if (span.Contains(literal.Span) && HoldsMore(literal.Token.ValueText))
            {
                return null;
            }

            if (IsLoginOf(literal) && token.Source(token.Content.Start, token.Content.End).IndexOf(':') is > 0 and var colon && colon + 1 < token.Content.Length)
            {
                var password = TextSpan.FromBounds(token.Content.Start + colon + 1, token.Content.End);
                return (token.IsRaw ? Raw(literal, token, password) : Escaped(literal, token, password)) is { } login ? login with { IsLogin = true } : null;
            }

            part = TextSpan.FromBounds(token.Content.Start + HeaderScheme.LengthIn(token.Source(token.Content.Start, token.Content.End)), token.Content.End);
        }

        return part.IsEmpty ? null
            : part == token.Content ? Whole(literal)
            : token.IsRaw ? Raw(literal, token, part)
            : Escaped(literal, token, part);
    }

    /// <summary>True for what is encoded where it stands: <c>Convert.ToBase64String(Encoding.UTF8.GetBytes("user:password"))</c>.</summary>
    private static bool IsLoginOf(LiteralExpressionSyntax literal) =>
        literal is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBytes" }, Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } } } }
        && outer.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToBase64String" };

    /// <summary>Bytes are made of a text that is read, where an array of them will do.</summary>
    private static SecretSite? FindBytes(FixPlace place, LiteralExpressionSyntax literal, StringToken token)
    {
        if (!place.Span.Contains(token.Content))
        {
            return null;
        }

        return literal.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call } => Whole(call),
            ArgumentSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax => Whole(literal),
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: false } } => Whole(literal),
            _ => null,
        };
    }

    private static SecretSite Raw(LiteralExpressionSyntax literal, StringToken token, TextSpan part)
    {
        var dollars = 1 + LongestBraces(token.Source(token.Content.Start, token.Content.End));
        return new SecretSite(literal, part, [new TextChange(new TextSpan(literal.SpanStart, 0), new string('$', dollars))], dollars);
    }

    private static SecretSite? Escaped(LiteralExpressionSyntax literal, StringToken token, TextSpan part)
    {
        var source = token.Source(token.Content.Start, token.Content.End);
        if (!token.IsVerbatim && (source.Contains("\\u") || source.Contains("\\x") || source.Contains("\\U")))
        {
            // An escaped brace cannot be told from a hole's by doubling it.
            return null;
        }

        var around = new List<TextChange> { new(new TextSpan(literal.SpanStart, 0), "$") };
        for (var i = 0; i < source.Length; i++)
        {
            var at = token.Content.Start + i;
            if (source[i] is '{' or '}' && !part.Contains(at))
            {
                around.Add(new TextChange(new TextSpan(at, 1), new string(source[i], 2)));
            }
        }

        return new SecretSite(literal, part, around, 1);
    }

    private static int LongestBraces(string text)
    {
        int longest = 0, length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            length = text[i] is not ('{' or '}') ? 0 : i > 0 && text[i] == text[i - 1] ? length + 1 : 1;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    /// <summary>A literal that is reported as a whole may hold a credential among other things: JSON, an address, a connection string.</summary>
    private static bool HoldsMore(string text) =>
        text.Contains("://") || text.Contains("</") || text.Contains("\n") || (text.Contains("=") && text.Contains(";")) || text.Count(c => c is '"' or '\'') > 1;
}
