using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>A text that is put together in one expression, with what is written and what is put in kept apart.</summary>
internal sealed class TextParts
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, SyntaxNode Node)> parts = [];

    /// <summary>The text; each operand is one hole.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Takes apart a literal, an interpolated text or a sum; a format with what is put into it.</summary>
    public static TextParts Of(ExpressionSyntax expression)
    {
        var parts = new TextParts();
        parts.Read(expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && FormatOf(call) == expression ? call : expression);
        parts.Text = parts.text.ToString();
        return parts;
    }

    /// <summary>True for an expression that is no part of a larger text.</summary>
    public static bool IsTop(ExpressionSyntax expression) => expression.Parent switch
    {
        BinaryExpressionSyntax sum => !sum.IsKind(SyntaxKind.AddExpression),
        ParenthesizedExpressionSyntax outer => IsTop(outer),
        InterpolationSyntax => false,
        _ => true,
    };

    /// <summary>Says whether a word stands in what is written, before anything is taken apart.</summary>
    public static bool Mentions(ExpressionSyntax expression, string word) => expression is LiteralExpressionSyntax literal
        ? Mentions(literal.Token, word)
        : expression.DescendantTokens().Any(token => Mentions(token, word));

    /// <summary>What is written, or put in, at a place of the text.</summary>
    public SyntaxNode At(int offset)
    {
        var node = parts[0].Node;
        foreach (var part in parts)
        {
            if (part.Start > offset)
            {
                break;
            }

            node = part.Node;
        }

        return node;
    }

    /// <summary>The operands within a piece of the text, and the one right at its end.</summary>
    public IEnumerable<ExpressionSyntax> OperandsIn(int start, int length) =>
        from part in parts
        where part.Start >= start && part.Start < start + Math.Max(length, 1) && part.Start < Text.Length && Text[part.Start] == FoldedText.Hole
        where part.Node is ExpressionSyntax
        select (ExpressionSyntax)part.Node;

    private static bool Mentions(SyntaxToken token, string word) => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private void Read(ExpressionSyntax expression)
    {
        // Sums of many texts lean to the left: the leftmost first, without a call for each.
        var open = new Stack<ExpressionSyntax>();
        open.Push(expression);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    open.Push(sum.Right);
                    open.Push(sum.Left);
                    break;
                case ParenthesizedExpressionSyntax inner:
                    open.Push(inner.Expression);
                    break;
                case LiteralExpressionSyntax literal when literal.Token.Value is string value:
                    Add(value, literal);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    ReadContents(interpolated);
                    break;
                case InvocationExpressionSyntax call when FormatOf(call) is { } format:
                    ReadFormat(format, call.ArgumentList.Arguments);
                    break;
                case var operand:
                    Add(FoldedText.Hole.ToString(), operand);
                    break;
            }
        }
    }

    /// <summary>The pattern of <c>string.Format("…{0}…", value)</c>, as long as its places are plain numbers.</summary>
    private static LiteralExpressionSyntax? FormatOf(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format", Expression: PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" } }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax format }, ..] }
            ? format
            : null;

    private void ReadFormat(LiteralExpressionSyntax format, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var rest = format.Token.Value as string ?? "";
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}', open);
            if (close < 0 || !int.TryParse(rest[(open + 1)..close], out var index) || index < 0 || index + 1 >= arguments.Count)
            {
                break;
            }

            Add(rest[..open], format);
            Add(FoldedText.Hole.ToString(), arguments[index + 1].Expression);
            rest = rest[(close + 1)..];
        }

        Add(rest, format);
    }

    private void ReadContents(InterpolatedStringExpressionSyntax interpolated)
    {
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax written:
                    Add(written.TextToken.ValueText, written);
                    break;
                case InterpolationSyntax { Expression: LiteralExpressionSyntax { Token.Value: string value } literal }:
                    Add(value, literal);
                    break;
                case InterpolationSyntax operand:
                    Add(FoldedText.Hole.ToString(), operand.Expression);
                    break;
            }
        }
    }

    private void Add(string piece, SyntaxNode node)
    {
        parts.Add((text.Length, node));
        text.Append(piece);
    }
}
