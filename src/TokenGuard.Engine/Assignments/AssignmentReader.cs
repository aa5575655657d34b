using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Reads what a text assigns to a name, as code, configuration, markup, shells, command lines and tables write it. Every
/// step is bounded, so a text of names alone is read in linear time.
/// </summary>
internal static class AssignmentReader
{
    /// <summary>Bytes behind a value that are looked at, at most, for another one in the same list.</summary>
    public const int LongestStep = 2 * MostSpaces;

    private const int LongestName = 80;
    private const int LongestType = 40;
    private const int MostSpaces = 40;
    private const int MostElements = 16;
    private const int ShortestJoined = 16;
    private const int LongestLead = 40;
    private const int LongestKey = 7;
    private const int LongestLine = 200;

    /// <summary>One character in so many, at least, is a digit in what is joined and no word.</summary>
    private const int DigitShare = 8;

    /// <summary>
    /// The name around an offset: letters, digits, underscores, dots, hyphens and dollars, without a value that is joined
    /// to it.
    /// </summary>
    public static ByteSpan NameAt(ReadOnlySpan<byte> text, int offset)
    {
        var start = offset;
        while (start > 0 && offset - start < LongestName && IsName(text[start - 1]))
        {
            start--;
        }

        var end = WordEnd(text, offset);

        // A dot or a hyphen at the end belongs to the sentence, or to an arrow.
        while (end > offset && text[end - 1] is (byte)'.' or (byte)'-')
        {
            end--;
        }

        return ByteSpan.FromBounds(start, JointOf(text, start, end) ?? end);
    }

    /// <summary>True if the letters around an offset go on beyond the longest name, so that it depends on the offset what the name is.</summary>
    public static bool IsCut(ReadOnlySpan<byte> text, int offset)
    {
        var start = offset;
        while (start > 0 && offset - start < LongestName && IsName(text[start - 1]))
        {
            start--;
        }

        return offset - start == LongestName || WordEnd(text, offset) - offset == LongestName;
    }

    /// <summary>Adds the values that the text assigns to a name: one, or those of a list.</summary>
    public static void Read(ReadOnlySpan<byte> text, ByteSpan name, List<AssignedValue> values)
    {
        var at = name.End;
        if (JointOf(text, name.Start, WordEnd(text, at)) == at)
        {
            values.Add(new AssignedValue(name, ByteSpan.FromBounds(at + 1, WordEnd(text, at)), AssignedForm.Joined));
            return;
        }

        if (name.Start > 0 && text[name.Start - 1] == '<' && ElementValue(text, at) is { } inner)
        {
            values.Add(new AssignedValue(name, LastWord(text, inner), AssignedForm.Element));
            return;
        }

        at = SkipClosing(text, at);
        at = SkipType(text, at);
        var form = Operator(text, name, ref at);
        if (form is not { } written)
        {
            return;
        }

        for (var i = 0; i < MostElements; i++)
        {
            var isList = SkipOpening(text, ref at);
            if (ValueReader.Read(text, ref at, written, out var value) is not { } how)
            {
                return;
            }

            values.Add(new AssignedValue(name, LastWord(text, value), how));
            if (how != AssignedForm.Quoted || (!isList && i == 0) || !NextElement(text, ref at))
            {
                return;
            }
        }
    }

    private static int WordEnd(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestName && IsName(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Where a value is joined to its name by the last hyphen or underscore: <c>acme-token-4f2a…</c>; null if none is.</summary>
    private static int? JointOf(ReadOnlySpan<byte> text, int start, int end)
    {
        var whole = text[start..end];
        if (whole.Length > UuidShape.Length + 1 && whole[^(UuidShape.Length + 1)] is (byte)'-' or (byte)'_' && UuidShape.Is(whole[^UuidShape.Length..]))
        {
            return end - UuidShape.Length - 1;
        }

        var joint = whole.LastIndexOfAny((byte)'-', (byte)'_');
        if (joint <= 0 || whole.Length - joint <= ShortestJoined)
        {
            return null;
        }

        var digits = 0;
        foreach (var b in whole[(joint + 1)..])
        {
            digits += Ascii.IsDigit(b) ? 1 : 0;
        }

        return digits * DigitShare < whole.Length - joint ? null : start + joint;
    }

    /// <summary>The last of a few words if it alone can be a value: behind a scheme, or behind what it is for.</summary>
    private static ByteSpan LastWord(ReadOnlySpan<byte> text, ByteSpan value)
    {
        var inner = text.Slice(value.Start, value.Length);
        var space = inner.LastIndexOf((byte)' ');
        if (space <= 0 || space > LongestLead || inner.Length - space <= ShortestJoined)
        {
            return value;
        }

        var end = inner[^1] == '}' && inner[0] == '{' ? value.End - 1 : value.End;
        return ByteSpan.FromBounds(value.Start + space + 1, end);
    }

    private static bool IsName(byte b) => Ascii.IsWord(b) || b is (byte)'.' or (byte)'-' or (byte)'$';

    /// <summary>The text of <c>&lt;name …>text&lt;/</c>, or null.</summary>
    private static ByteSpan? ElementValue(ReadOnlySpan<byte> text, int at)
    {
        var rest = text.Slice(at, Math.Min(LongestName, text.Length - at));
        var open = rest.IndexOf((byte)'>');
        if (open < 0 || rest[..open].IndexOfAny((byte)'<', (byte)'\n') >= 0 || (open > 0 && rest[open - 1] == '/'))
        {
            return null;
        }

        var start = at + open + 1;
        var inner = text.Slice(start, Math.Min(ValueReader.LongestValue, text.Length - start));
        var close = inner.IndexOf("</"u8);
        return close <= 0 ? null : Trim(text, ByteSpan.FromBounds(start, start + close));
    }

    private static ByteSpan Trim(ReadOnlySpan<byte> text, ByteSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        return ByteSpan.FromBounds(start, end);
    }

    /// <summary>What closes the name itself: the quotes of a key, an index, a subscript, Markdown's marks.</summary>
    private static int SkipClosing(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + 6); at < end && text[at] is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)']' or (byte)')' or (byte)'}' or (byte)'\\' or (byte)'*' or (byte)'?' or (byte)'!';)
        {
            // != compares.
            if (text[at] == '!' && at + 1 < text.Length && text[at + 1] == '=')
            {
                break;
            }

            at++;
        }

        return at;
    }

    /// <summary>A declared type between the name and its sign: <c>token: String = …</c>, <c>token string = …</c>.</summary>
    private static int SkipType(ReadOnlySpan<byte> text, int at)
    {
        var from = at;
        while (from < text.Length && from - at < MostSpaces && text[from] is (byte)' ' or (byte)'\t' or (byte)':')
        {
            from++;
        }

        var end = from;
        while (end < text.Length && end - from < LongestType && (Ascii.IsWord(text[end]) || text[end] is (byte)'&' or (byte)'*' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'?' or (byte)'.'))
        {
            end++;
        }

        if (end == from || end == text.Length || Ascii.IsDigit(text[from]))
        {
            return at;
        }

        var sign = end;
        while (sign < text.Length && sign - end < 3 && text[sign] == ' ')
        {
            sign++;
        }

        return sign > end && sign + 1 < text.Length && text[sign] == '=' && text[sign + 1] != '=' ? sign : at;
    }

    /// <summary>Steps over what stands between name and value, and says which form it announces; null if nothing does.</summary>
    private static AssignedForm? Operator(ReadOnlySpan<byte> text, ByteSpan name, ref int at)
    {
        var isFlag = text[name.Start] == '-';
        var from = at;
        at = SkipSpaces(text, at);
        if (at >= text.Length)
        {
            return null;
        }

        var isSameLine = text[from..at].IndexOf((byte)'\n') < 0;
        var isEscaped = text[at] == '\\' && at + 1 < text.Length;
        var quote = text[isEscaped ? at + 1 : at];
        var closesQuote = quote is (byte)'"' or (byte)'\'' or (byte)'`' && IsInside(text, name.Start, quote, isEscaped);
        if (closesQuote)
        {
            return null;
        }

        switch (text[at])
        {
            case (byte)'"' or (byte)'\'' or (byte)'`' when at > from && isSameLine:
                return AssignedForm.Beside;
            case (byte)'|' when at == from:
            case (byte)'"' or (byte)'\'' or (byte)'`':
                return null;
            case (byte)'=' or (byte)':' or (byte)'?' or (byte)'!' or (byte)'+' or (byte)'|' or (byte)'-' or (byte)'.' when SignEnd(text, at) is { } end:
                at = SkipSpaces(text, end);
                return AssignedForm.Bare;
            case (byte)'-' when isSameLine && IsDash(text, at):
                at += 2;
                return AssignedForm.Beside;
            case (byte)'{':
                at = SkipSpaces(text, at + 1);
                return ValueKey(text, ref at) ? AssignedForm.Bare : null;
            case (byte)'(':
                at++;
                return AssignedForm.Argument;
            case (byte)',' when from > name.End:
                at = SkipSpaces(text, at + 1);
                return ValueKey(text, ref at) ? AssignedForm.Bare : AssignedForm.Argument;
            default:
                if (at == from)
                {
                    return null;
                }

                if (ValueKey(text, ref at))
                {
                    return AssignedForm.Bare;
                }

                at = SkipIs(text, at);
                return !isSameLine ? null : isFlag ? AssignedForm.Flag : AssignedForm.Beside;
        }
    }

    /// <summary>True if a quote of this kind, open since earlier in the line, ends behind the name.</summary>
    private static bool IsInside(ReadOnlySpan<byte> text, int at, byte quote, bool isEscaped)
    {
        var isOpen = false;
        for (var i = at - 1; i >= 0 && at - i < LongestLine && text[i] != '\n'; i--)
        {
            isOpen ^= text[i] == quote && (i > 0 && text[i - 1] == '\\') == isEscaped;
        }

        return isOpen;
    }

    /// <summary>The end of a sign of assignment or comparison that begins here, or null.</summary>
    private static int? SignEnd(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 4 && text[end] is (byte)'=' or (byte)':' or (byte)'?' or (byte)'!' or (byte)'+' or (byte)'|' or (byte)'-' or (byte)'.' or (byte)'>')
        {
            end++;
        }

        var sign = text[at..end];
        return sign.IndexOf((byte)'=') >= 0 || sign[^1] is (byte)':' or (byte)'>' || sign.SequenceEqual("|"u8) ? end : null;
    }

    /// <summary>A dash between name and value: <c>acme token - '…'</c>.</summary>
    private static bool IsDash(ReadOnlySpan<byte> text, int at) =>
        at + 2 < text.Length && text[at + 1] == ' ' && text[at + 2] is (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>
    /// <c>value</c> or <c>default</c> and its sign: the second half of <c>key="name" value="…"</c>, of YAML and JSON lists
    /// of such pairs, and of Terraform's variables.
    /// </summary>
    private static bool ValueKey(ReadOnlySpan<byte> text, ref int at)
    {
        var from = at;
        while (from < text.Length && from - at < 3 && text[from] is (byte)'"' or (byte)'\'' or (byte)'-' or (byte)'\\')
        {
            from++;
        }

        var rest = text.Slice(from, Math.Min(LongestKey, text.Length - from));
        var key = Ascii.IndexOfIgnoreCase(rest, "value"u8) == 0 ? 5 : Ascii.IndexOfIgnoreCase(rest, "default"u8) == 0 ? 7 : 0;
        if (key == 0)
        {
            return false;
        }

        var sign = SkipSpaces(text, SkipClosing(text, from + key));
        if (sign >= text.Length || text[sign] is not ((byte)'=' or (byte)':'))
        {
            return false;
        }

        at = SkipSpaces(text, sign + 1);
        return true;
    }

    /// <summary>The verb of a sentence that tells a value: <c>the password is …</c>.</summary>
    private static int SkipIs(ReadOnlySpan<byte> text, int at)
    {
        if (Ascii.IndexOfIgnoreCase(text.Slice(at, Math.Min(2, text.Length - at)), "is"u8) != 0)
        {
            return at;
        }

        var end = at + 2 < text.Length && text[at + 2] == ':' ? at + 3 : at + 2;
        return end < text.Length && text[end] == ' ' ? end + 1 : at;
    }

    /// <summary>Spaces, and line ends that configuration files allow behind a sign.</summary>
    private static int SkipSpaces(ReadOnlySpan<byte> text, int at)
    {
        for (var end = Math.Min(text.Length, at + MostSpaces); at < end && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';)
        {
            at++;
        }

        return at;
    }

    /// <summary>Brackets of lists, calls and casts before the first quote; true if it is a list.</summary>
    private static bool SkipOpening(ReadOnlySpan<byte> text, ref int at)
    {
        var isList = false;
        while (at < text.Length && text[at] is (byte)'[' or (byte)'{' or (byte)'(')
        {
            isList |= text[at] is (byte)'[' or (byte)'{';
            at = SkipSpaces(text, at + 1);
        }

        return isList;
    }

    private static bool NextElement(ReadOnlySpan<byte> text, ref int at)
    {
        at = SkipSpaces(text, at + 1);
        if (at >= text.Length || text[at] != ',')
        {
            return false;
        }

        at = SkipSpaces(text, at + 1);
        return at < text.Length && text[at] is (byte)'"' or (byte)'\'';
    }
}
