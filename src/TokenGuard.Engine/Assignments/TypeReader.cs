namespace TokenGuard.Engine.Assignments;

/// <summary>Steps over what declarations write between a name and its sign.</summary>
internal static class TypeReader
{
    private const int LongestType = 40;
    private const int LongestAccessors = 60;
    private const int MostSpaces = 3;

    /// <summary>The offset of the sign behind a type or the accessors of a property; what was given if there are none.</summary>
    public static int Skip(ReadOnlySpan<byte> text, int at) => SkipType(text, at) ?? SkipAccessors(text, at) ?? at;

    /// <summary><c>token: String = …</c>, <c>token: string='…'</c>, <c>token string = …</c>, <c>TOKEN: &amp;'static str = …</c>, <c>token: string | null = …</c>, <c>token As String = …</c>.</summary>
    private static int? SkipType(ReadOnlySpan<byte> text, int at)
    {
        var from = at;
        var isDeclared = false;
        while (from < text.Length && from - at < Blanks.Most && text[from] is (byte)' ' or (byte)'\t' or (byte)':')
        {
            isDeclared |= text[from] == ':';
            from++;
        }

        isDeclared |= text[from..].StartsWith("As "u8);
        var end = from;
        while (end < text.Length && end - from < LongestType && (IsOfType(text[end]) || (isDeclared && Joins(text, end))))
        {
            end++;
        }

        end = end > from ? SkipLength(text, end) : end;

        if (end == from || end == text.Length || Ascii.IsDigit(text[from]))
        {
            return null;
        }

        var sign = end;
        while (sign < text.Length && sign - end < MostSpaces && text[sign] == ' ')
        {
            sign++;
        }

        return IsSign(text, sign) && (sign > end || (isDeclared && text[from - 1] == ' ' && text[from..end].IndexOf((byte)' ') < 0 && sign + 1 < text.Length && Ascii.IsQuote(text[sign + 1]))) ? sign : null;
    }

    private static bool IsOfType(byte b) =>
        Ascii.IsWord(b) || b is (byte)'&' or (byte)'*' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'?' or (byte)'.';

    /// <summary>The length of a text in SQL: <c>@Token nvarchar(50) = N'…'</c>.</summary>
    private static int SkipLength(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] != '(')
        {
            return at;
        }

        var end = at + 1;
        while (end < text.Length && Ascii.IsDigit(text[end]))
        {
            end++;
        }

        end = end == at + 1 && Ascii.IndexOfIgnoreCase(text.Slice(end, Math.Min(3, text.Length - end)), "max"u8) == 0 ? end + 3 : end;
        return end > at + 1 && end < text.Length && text[end] == ')' ? end + 1 : at;
    }

    /// <summary>A lifetime's quote, the bar of a union, and the space behind either.</summary>
    private static bool Joins(ReadOnlySpan<byte> text, int at) => text[at] switch
    {
        (byte)'\'' => text[at - 1] == '&',
        (byte)'|' => text[at - 1] == ' ',
        (byte)' ' => at + 2 < text.Length && (text[at + 1] == '|' || text[at - 1] == '|' || (Ascii.IsLetter(text[at + 1]) && Ascii.IsLower(text[at - 1]))),
        _ => false,
    };

    /// <summary><c>string Token { get; set; } = …</c></summary>
    private static int? SkipAccessors(ReadOnlySpan<byte> text, int at)
    {
        var open = Blanks.Skip(text, at);
        if (open >= text.Length || text[open] != '{')
        {
            return null;
        }

        var rest = text.Slice(open, Math.Min(LongestAccessors, text.Length - open));
        var close = rest.IndexOf((byte)'}');
        if (close < 0 || rest[..close].IndexOf("get;"u8) < 0)
        {
            return null;
        }

        var sign = Blanks.Skip(text, open + close + 1);
        return IsSign(text, sign) ? sign : null;
    }

    private static bool IsSign(ReadOnlySpan<byte> text, int at) => at + 1 < text.Length && ((text[at] == '=' && text[at + 1] != '=') || text[at..].StartsWith(":="u8));
}
