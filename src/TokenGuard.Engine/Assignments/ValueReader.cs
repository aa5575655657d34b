namespace TokenGuard.Engine.Assignments;

/// <summary>Reads a value where an assignment announces one.</summary>
internal static class ValueReader
{
    /// <summary>In bytes; longer texts are no values that a name alone makes credentials.</summary>
    public const int LongestValue = 4096;

    private const int LongestBreak = 16;
    private const int LongestCallee = 60;
    private const int LongestParameter = 40;
    private const int MostPrefixes = 2;

    /// <summary>Reads the value at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the value begins; afterwards its last byte, or the quote behind it.</param>
    /// <param name="announced">What the sign before it announces.</param>
    /// <param name="value">The value, without quotes.</param>
    /// <returns>How it is written, or null if there is none.</returns>
    public static AssignedForm? Read(ReadOnlySpan<byte> text, ref int at, AssignedForm announced, out ByteSpan value)
    {
        value = default;
        if (QuoteAt(text, at) is { } quote)
        {
            at = quote;
            // Prose puts code between backticks: beside a name, they say less than quotes do.
            var isQuoted = announced == AssignedForm.Bare || (announced == AssignedForm.Beside && text[quote] != '`');
            return Quoted(text, ref at, out value) ? (isQuoted ? AssignedForm.Quoted : announced) : null;
        }

        if (CalleeEnd(text, at) is { } callee)
        {
            var open = callee;
            PairReader.Skip(text, ref open, isNamed: false);
            var argument = QuoteAt(text, open) ?? ChainReader.QuoteIn(text, callee);
            if (argument is not null || announced == AssignedForm.Argument || PlainScalar.GeneratedEnd(text, at) is not { } end)
            {
                // A sentence goes on with brackets, as calls do.
                var isSentence = announced == AssignedForm.Beside && text[at..callee].IndexOf((byte)' ') is var space and > 0 && space < callee - at - 1;
                return Argument(text, argument, ref at, out value) is { } form ? isSentence ? AssignedForm.Beside : form : null;
            }

            value = ByteSpan.FromBounds(at, end);
            at = end;
            return announced == AssignedForm.Bare ? AssignedForm.Plain : announced;
        }

        if (ChainReader.QuoteBehindBreak(text, at) is { } chained)
        {
            return Argument(text, chained, ref at, out value);
        }

        if (announced is AssignedForm.Argument || !Bare(text, ref at, out value, out var isPlain))
        {
            return null;
        }

        return isPlain && announced == AssignedForm.Bare ? AssignedForm.Plain : announced;
    }

    private static AssignedForm? Argument(ReadOnlySpan<byte> text, int? quote, ref int at, out ByteSpan value)
    {
        value = default;
        at = quote ?? at;
        return quote is not null && Quoted(text, ref at, out value) ? AssignedForm.Argument : null;
    }

    /// <summary>The offset of a quote that opens here, behind the prefixes of string literals; null if there is none.</summary>
    private static int? QuoteAt(ReadOnlySpan<byte> text, int at)
    {
        for (var i = at; i < text.Length && i - at <= MostPrefixes; i++)
        {
            switch (text[i])
            {
                case (byte)'"' or (byte)'\'' or (byte)'`':
                    return i;
                case (byte)'\\' when i + 1 < text.Length && text[i + 1] is (byte)'"' or (byte)'\'':
                    return i + 1;
                case (byte)'#' when i > at && text[i - 1] == 'r':
                case (byte)'<' when text[at..].StartsWith("<<\""u8):
                case (byte)'b' or (byte)'B' or (byte)'R' or (byte)'f' or (byte)'r' or (byte)'u' or (byte)'U' or (byte)'N' or (byte)'L' or (byte)'@' or (byte)'$' or (byte)'8' or (byte)'&':
                    continue;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool Quoted(ReadOnlySpan<byte> text, ref int at, out ByteSpan value)
    {
        var quote = text[at];
        var isEscaped = at > 0 && text[at - 1] == '\\';

        // Two or three quotes open a longer literal, or are an empty one.
        var opening = at;
        while (at + 1 < text.Length && at - opening < 2 && text[at + 1] == quote)
        {
            at++;
        }

        if (at - opening == 1 && IsBehindEmpty(text, at + 1))
        {
            value = default;
            return false;
        }

        // R"(…)": C++ has brackets within the quotes of a raw text.
        var isBracketed = opening > 0 && text[opening - 1] == 'R' && at == opening && at + 1 < text.Length && text[at + 1] == '(';
        var start = isBracketed ? at + 2 : at - opening == 2 ? SkipFirstBreak(text, at + 1, quote) : at + 1;
        var end = Math.Min(text.Length, start + LongestValue);
        for (var i = start; i < end; i++)
        {
            if (text[i] == quote && (isEscaped || text[i - 1] != '\\' || (i >= 2 && text[i - 2] == '\\')))
            {
                at = i;
                var last = (isEscaped && text[i - 1] == '\\') || (isBracketed && text[i - 1] == ')') ? i - 1 : i;
                while (last > start && text[last - 1] == ' ')
                {
                    last--;
                }

                value = Inner(text, start, last);
                return value.Length > 0;
            }

            if (text[i] is (byte)'\n' or (byte)'\r')
            {
                if (ClosedBehindBreak(text, i, quote) is not { } closing)
                {
                    break;
                }

                at = closing;
                value = ByteSpan.FromBounds(start, i);
                return value.Length > 0;
            }
        }

        value = default;
        return false;
    }

    /// <summary>What stands between other quotes within the quotes: <c>[key]="'…'"</c>, <c>'"…"'</c>.</summary>
    private static ByteSpan Inner(ReadOnlySpan<byte> text, int start, int end)
    {
        var isQuoted = end - start > 2 && text[start] is (byte)'"' or (byte)'\'' && text[end - 1] == text[start]
            && text[start + 1] is not ((byte)'+' or (byte)'.') && text[(start + 1)..(end - 1)].IndexOf(text[start]) < 0;
        return isQuoted ? ByteSpan.FromBounds(start + 1, end - 1) : ByteSpan.FromBounds(start, end);
    }

    /// <summary>True for what code writes behind an empty literal, and no doubled quote is followed by.</summary>
    private static bool IsBehindEmpty(ReadOnlySpan<byte> text, int at) =>
        at >= text.Length || text[at] is (byte)',' or (byte)';' or (byte)')' or (byte)']' or (byte)'}' or (byte)':' or (byte)'&' or (byte)'|' or (byte)'?' or (byte)'+' or (byte)'=' or <= (byte)' ';

    /// <summary>Behind the line's break that a longer literal begins with, and behind the language of a fenced block.</summary>
    private static int SkipFirstBreak(ReadOnlySpan<byte> text, int at, byte quote)
    {
        var end = at;
        while (quote == '`' && end < text.Length && end - at < LongestBreak && Ascii.IsLetter(text[end]))
        {
            end++;
        }

        return end < text.Length && text[end] is (byte)'\n' or (byte)'\r' ? Blanks.Skip(text, end) : at;
    }

    /// <summary>The offset of the quote, if nothing but a line's break and blanks stand before it; null if something does.</summary>
    private static int? ClosedBehindBreak(ReadOnlySpan<byte> text, int at, byte quote)
    {
        for (var i = at; i < text.Length && i - at < LongestBreak; i++)
        {
            if (text[i] == quote)
            {
                return i;
            }

            if (text[i] > ' ')
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Where the arguments of a call begin, if one stands here: a function, a constructor, a cast to bytes, a literal of a type.</summary>
    private static int? CalleeEnd(ReadOnlySpan<byte> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < LongestCallee && (Ascii.IsWord(text[i]) || text[i] is (byte)'.' or (byte)':' or (byte)'[' or (byte)']' or (byte)' ' or (byte)'<' or (byte)'>'))
        {
            i++;
        }

        if (i >= text.Length || i == at || !(text[i] == '(' || (text[i] == '{' && QuoteAt(text, i + 1) is not null)))
        {
            return null;
        }

        return i + 1 < text.Length && text[i + 1] == ' ' ? i + 2 : i + 1;
    }

    /// <summary>True behind the ampersand of <c>a=1&amp;b=2</c>, of <c>&amp;&amp;</c> and of an HTML entity; others belong to the value.</summary>
    private static bool NextParameter(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestParameter && (Ascii.IsWord(text[end]) || text[end] is (byte)'-' or (byte)'.' or (byte)'[' or (byte)']' or (byte)'#'))
        {
            end++;
        }

        return end == at || (end < text.Length && text[end] is (byte)'=' or (byte)';');
    }

    private static bool Bare(ReadOnlySpan<byte> text, ref int at, out ByteSpan value, out bool isPlain)
    {
        var start = at;
        var end = Math.Min(text.Length, start + LongestValue);
        var i = start;
        while (i < end && text[i] > ' ' && text[i] != 0x7F
            && !PlainScalar.IsMark(text[i])
            && !(text[i] == '&' && NextParameter(text, i + 1))
            && !(text[i] == '\\' && (i + 1 == end || text[i + 1] is (byte)'n' or (byte)'r' or (byte)'t' or (byte)'"' or (byte)'\'' or <= (byte)' ')))
        {
            i++;
        }

        var whole = i < end && PlainScalar.IsMark(text[i]) ? PlainScalar.EndOf(text, start, i) : null;
        isPlain = whole is not null;
        i = whole ?? i;

        // A dot or a colon at the end belongs to the sentence; three dots say that more was there.
        while (i > start && text[i - 1] is (byte)'.' or (byte)':' && !text[start..i].EndsWith("..."u8))
        {
            i--;
        }

        at = i;
        value = ByteSpan.FromBounds(start, i);
        return value.Length > 0;
    }
}
