using System.Text;

namespace TokenGuard.Cli.RuleExchange.Gitleaks;

/// <summary>Splits a filter into its tokens; the lexical forms that CEL and Expr share, and the texts of both.</summary>
internal static class FilterLexer
{
    private static readonly string[] LongMarks = ["||", "&&", "==", "!=", "<=", ">=", "??", "?.", "[?"];

    public static IReadOnlyList<FilterToken> Split(string text)
    {
        var tokens = new List<FilterToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (text.AsSpan(i).StartsWith("//"))
            {
                var end = text.IndexOf('\n', i);
                i = end < 0 ? text.Length : end;
            }
            else
            {
                tokens.Add(Next(text, i));
                i = tokens[^1].End;
            }
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "", text.Length, text.Length));
        return tokens;
    }

    private static FilterToken Next(string text, int start)
    {
        var isRaw = text[start] is 'r' or 'R' && start + 1 < text.Length && text[start + 1] is '"' or '\'';
        if (isRaw || text[start] is '"' or '\'' or '`')
        {
            return ReadText(text, start, isRaw);
        }

        if (char.IsAsciiDigit(text[start]))
        {
            return Run(FilterTokenKind.Number, text, start, letter => char.IsAsciiDigit(letter) || letter == '.');
        }

        if (char.IsLetter(text[start]) || text[start] == '_')
        {
            return Run(FilterTokenKind.Word, text, start, letter => char.IsLetterOrDigit(letter) || letter == '_');
        }

        var mark = LongMarks.FirstOrDefault(mark => string.CompareOrdinal(text, start, mark, 0, mark.Length) == 0) ?? text[start].ToString();
        return new FilterToken(FilterTokenKind.Mark, mark, start, start + mark.Length);
    }

    private static FilterToken Run(FilterTokenKind kind, string text, int start, Func<char, bool> fits)
    {
        var end = start;
        while (end < text.Length && fits(text[end]))
        {
            end++;
        }

        return new FilterToken(kind, text[start..end], start, end);
    }

    private static FilterToken ReadText(string text, int start, bool isRaw)
    {
        var open = isRaw ? start + 1 : start;
        var quote = text[open];
        var mark = open + 2 < text.Length && text[open + 1] == quote && text[open + 2] == quote ? new string(quote, 3) : quote.ToString();
        var hasEscapes = !isRaw && quote != '`';
        var content = new StringBuilder();
        var i = open + mark.Length;
        while (i < text.Length && string.CompareOrdinal(text, i, mark, 0, mark.Length) != 0)
        {
            if (hasEscapes && text[i] == '\\' && i + 1 < text.Length)
            {
                content.Append(Unescaped(text[i + 1]));
                i += 2;
            }
            else
            {
                content.Append(text[i++]);
            }
        }

        return new FilterToken(FilterTokenKind.Text, content.ToString(), start, Math.Min(text.Length, i + mark.Length));
    }

    private static char Unescaped(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        _ => letter,
    };
}
