using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Reads the values behind a sign: one, those of a list or of a call's arguments, and those of a group of pairs whose
/// common name says what they are, as in <c>tokens: { acme: …, other: … }</c>. Code, JSON and YAML write such groups.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="name">The name.</param>
/// <param name="announced">How the first value is written as far as the sign tells.</param>
internal ref struct GroupReader(ReadOnlySpan<byte> text, ByteSpan name, AssignedForm announced)
{
    /// <summary>Bytes behind a value that are looked at, at most, for another one.</summary>
    public const int LongestStep = (4 * Blanks.Most) + LongestKey;

    private const int MostElements = 16;
    private const int LongestKey = 80;
    private const int LongestIndent = 80;
    private const int LongestOther = 300;

    private readonly ReadOnlySpan<byte> text = text;
    // A group under the name of one credential says more of it, and only its value is one.
    private readonly bool isOfMany = text[name.End - 1] is (byte)'s' or (byte)'S';

    private bool isList;
    private bool isGroup;
    private bool? takesPairs;

    /// <summary>Columns before each element where they have lines of their own; else -1.</summary>
    private int indent = -1;

    private bool TakesPairs => takesPairs ??= CredentialName.KindOf(text.Slice(name.Start, name.Length)) is NameKind.Token or NameKind.Password;

    /// <summary>Adds the values that begin at an offset.</summary>
    /// <returns>False if something is opened there that does not end near.</returns>
    public bool Read(int at, List<AssignedValue> values)
    {
        at = Open(at);
        if (isList && indent >= 0 && Verdict.Is(text, name))
        {
            return true;
        }

        for (var i = 0; i < MostElements; i++)
        {
            at = SkipOpening(at);
            if (ValueReader.Read(text, ref at, announced, out var value) is not { } form)
            {
                return false;
            }

            if (form == AssignedForm.Bare && LastWord.BehindScheme(text, name, value) is { } behind)
            {
                at = behind;
                ValueReader.Read(text, ref at, form, out value);
            }

            if (IsTemplate(at, form, value))
            {
                return true;
            }

            if (isGroup && BehindKey(at, form, value) is { } inner)
            {
                at = inner;
                var key = text.Slice(value.Start, value.Length);
                if (TakesPairs && !isOfMany && !PairReader.IsValue(key))
                {
                    if (!SkipOther(ref at) || !NextElement(ref at, AssignedForm.Bare))
                    {
                        return true;
                    }

                    continue;
                }

                if (!TakesPairs || ValueReader.Read(text, ref at, announced, out value) is not { } innerForm)
                {
                    return !TakesPairs;
                }

                form = innerForm;
                if (isOfMany && !CredentialName.MayOwn(key))
                {
                    value = default;
                }
            }
            else if (indent >= 0 && !isList)
            {
                indent = -1;
            }

            if (value.Length > 0 && !Repeats(form, value) && !IsKey(at, form))
            {
                values.Add(new AssignedValue(name, LastWord.Of(text, value), form));
            }

            // Behind the argument of a call within, that call goes on.
            if ((form == AssignedForm.Argument && announced != form) || !NextElement(ref at, form))
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>A longer name behind the name, as in <c>#define X_HMAC X_HMAC_ptr</c>.</summary>
    private readonly bool Repeats(AssignedForm form, ByteSpan value) =>
        form == AssignedForm.Beside && value.Length > name.Length && text.Slice(value.Start, name.Length).SequenceEqual(text.Slice(name.Start, name.Length));

    /// <summary>True for what follows a comma and is the key of the next pair, as in <c>"7f…": "Acme Key", "8a…": "Other"</c>.</summary>
    private readonly bool IsKey(int at, AssignedForm form)
    {
        if (form != AssignedForm.Argument || isList || at + 1 >= text.Length)
        {
            return false;
        }

        var sign = Blanks.SkipInLine(text, at + 1);
        return sign + 1 < text.Length && text[sign] == ':' && text[sign + 1] != ':';
    }

    /// <summary>Sees whether the elements have lines of their own, and steps over the first one's dash.</summary>
    private int Open(int at)
    {
        isList = announced == AssignedForm.Argument && at > 0 && text[at - 1] == '(';
        if (IndentOf(at) is not { } own || !IsBehindBreak(at))
        {
            return at;
        }

        isList = IsDash(at);
        isGroup = !isList && IndentOf(name.Start) is { } outer && own > outer;
        indent = isList || isGroup ? own : -1;
        return isList ? at + 2 : at;
    }

    private readonly bool IsDash(int at) => at + 2 < text.Length && text[at] == '-' && text[at + 1] == ' ';

    private readonly bool IsBehindBreak(int at)
    {
        while (at > 0 && text[at - 1] is (byte)' ' or (byte)'\t')
        {
            at--;
        }

        return at > 0 && text[at - 1] == '\n';
    }

    /// <summary>Columns of blanks, and dashes of lists, before the first word of a line; null if its start is too far away.</summary>
    private readonly int? IndentOf(int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] != '\n')
        {
            if (at - --start > LongestIndent)
            {
                return null;
            }
        }

        return Blanks.SkipInLine(text, start) - start;
    }

    /// <summary>Brackets of lists, calls and casts before the first quote. A list of groups is no group: it says more of each than a value.</summary>
    private int SkipOpening(int at)
    {
        for (var depth = 0; at < text.Length && text[at] is (byte)'[' or (byte)'{' or (byte)'('; depth++)
        {
            isList = true;
            isGroup = depth == 0 && (isGroup || text[at] != '(');
            at = Blanks.Skip(text, at + 1);
        }

        return at;
    }

    /// <summary><c>{amount:N2}</c>: a template puts a value there; between the braces of a group stand pairs. <c>wren | default('')</c> names a variable.</summary>
    private readonly bool IsTemplate(int at, AssignedForm form, ByteSpan value) =>
        (form == AssignedForm.Bare && text[at..].StartsWith(" | default("u8)) || isGroup && form == AssignedForm.Bare && text[value.Start - 1] == '{' && at < text.Length && text[at] == '}';

    /// <summary>Where the value of a pair begins whose key was read; null if it was no key.</summary>
    private readonly int? BehindKey(int at, AssignedForm form, ByteSpan key)
    {
        at = Blanks.SkipInLine(text, AfterQuote(at, form));
        if (key.Length > LongestKey || at + 1 >= text.Length || text[at] is not ((byte)':' or (byte)'=') || (text[at] == ':' && indent >= 0 && text[at + 1] > ' '))
        {
            return null;
        }

        return Blanks.SkipInLine(text, text[at + 1] == '>' ? at + 2 : at + 1);
    }

    /// <summary>Steps behind what a pair says that is not for the value: a text, a group, in YAML all lines that belong to it.</summary>
    private readonly bool SkipOther(ref int at)
    {
        var rest = text.Slice(at, Math.Min(LongestOther, text.Length - at));
        if (rest.IsEmpty)
        {
            return false;
        }

        if (indent >= 0)
        {
            return SkipLines(rest, ref at);
        }

        var isGroup = rest[0] is (byte)'{' or (byte)'[';
        var isQuoted = rest[0] is (byte)'"' or (byte)'\'';
        var close = isGroup ? rest[0] == '{' ? (byte)'}' : (byte)']' : rest[0];
        var end = isGroup || isQuoted ? rest[1..].IndexOf(close) + 1 : rest.IndexOfAny((byte)',', (byte)'}', (byte)'\n');
        at += end + (isGroup || isQuoted ? 1 : 0);
        return end > 0;
    }

    /// <summary>Steps to the end of the last line that stands further right than the pairs do.</summary>
    private readonly bool SkipLines(ReadOnlySpan<byte> rest, ref int at)
    {
        for (var from = 0; rest[from..].IndexOf((byte)'\n') is >= 0 and var end;)
        {
            var next = from + end + 1;
            if (next == rest.Length || Blanks.SkipInLine(rest, next) - next <= indent)
            {
                at += next - 1;
                return true;
            }

            from = next;
        }

        return false;
    }

    private static int AfterQuote(int at, AssignedForm form) => form is AssignedForm.Quoted or AssignedForm.Argument ? at + 1 : at;

    private bool NextElement(ref int at, AssignedForm form)
    {
        at = AfterQuote(at, form);
        return indent >= 0 ? NextLine(ref at) : isList && NextInList(ref at);
    }

    private bool NextInList(ref int at)
    {
        at = Blanks.Skip(text, at);
        if (at >= text.Length || text[at] != ',')
        {
            return false;
        }

        at = Blanks.Skip(text, at + 1);
        return at < text.Length && (text[at] is (byte)'"' or (byte)'\'' || (isGroup && TakesPairs && Ascii.IsLetter(text[at])));
    }

    private readonly bool NextLine(ref int at)
    {
        at = Blanks.SkipInLine(text, at);
        at = at < text.Length && text[at] == '\r' ? at + 1 : at;
        if (at >= text.Length || text[at] != '\n')
        {
            return false;
        }

        var start = at + 1;
        at = Blanks.SkipInLine(text, start);
        if (at - start != indent || at >= text.Length || (isList && !IsDash(at)))
        {
            return false;
        }

        at += isList ? 2 : 0;
        return text[at] > ' ';
    }
}
