namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Reads what markup gives a name: the text of the element that bears it, of the element whose attribute it is, and of the
/// element behind the one whose text it is.
/// </summary>
internal static class MarkupReader
{
    private const int LongestTag = 120;
    private const int LongestPrefix = 24;
    private const int LongestName = 64;
    private const int MostNested = 2;

    private static ReadOnlySpan<byte> SectionStart => "<![CDATA["u8;

    /// <summary>The value, or null if the name is no part of markup.</summary>
    public static ByteSpan? Read(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.Start == 0)
        {
            return null;
        }

        var isClosed = text[name.End..].StartsWith("</"u8);
        var bears = OpensTag(text, name.Start);
        if ((!isClosed && !bears && !IsAttribute(text, name)) || TagEnd(text, name.End) is not { } end)
        {
            return null;
        }

        return isClosed && !bears ? IsListed(text, name) ? null : Sibling(text, TagName(text, name.End + 2), end) : TextAt(text, end, bears ? 0 : MostNested);
    }

    /// <summary>True for one of several elements of a kind that no table and no list of pairs has.</summary>
    private static bool IsListed(ReadOnlySpan<byte> text, ByteSpan name)
    {
        var tag = TagName(text, name.End + 2);
        if (IsForValues(tag) || tag.SequenceEqual("th"u8) || tag.SequenceEqual("dt"u8))
        {
            return false;
        }

        var start = Math.Max(0, name.Start - LongestTag);
        var open = text[start..name.Start].LastIndexOf((byte)'<');
        var before = open < 0 ? default : text[..Blanks.SkipBack(text, start + open)];
        return !before.IsEmpty && before[^1] == '>' && before[..^1].EndsWith(tag) && before[..(before.Length - 1 - tag.Length)].EndsWith("</"u8);
    }

    /// <summary>The text of the next element, if it is the same kind of cell, or one for values; the type of a value may stand before it.</summary>
    private static ByteSpan? Sibling(ReadOnlySpan<byte> text, ReadOnlySpan<byte> closed, int at)
    {
        var next = Blanks.Skip(text, at);
        if (next >= text.Length || text[next] != '<')
        {
            return null;
        }

        var opened = TagName(text, next + 1);
        if (EndsWith(opened, "type"u8))
        {
            return Beside(text, opened, next + 1);
        }

        return opened.Length > 0 && (opened.SequenceEqual(closed) || IsForValues(opened)) && TagEnd(text, next + 1) is { } end
            ? TextAt(text, end, MostNested - 1)
            : null;
    }

    /// <summary>The text of the element behind a short one.</summary>
    private static ByteSpan? Beside(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tag, int at)
    {
        var rest = text.Slice(at, Math.Min(LongestTag, text.Length - at));
        var close = rest.IndexOf("</"u8);
        return close >= 0 && rest[(close + 2)..].StartsWith(tag) && TagEnd(text, at + close) is { } end ? Sibling(text, default, end) : null;
    }

    private static bool EndsWith(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> lowerWord) => Ascii.EndsWithIgnoreCase(tag, lowerWord);

    private static bool IsForValues(ReadOnlySpan<byte> tag) => EndsWith(tag, "value"u8) || tag.SequenceEqual("string"u8) || tag.SequenceEqual("td"u8) || tag.SequenceEqual("dd"u8);

    /// <summary>With the prefix of its namespace.</summary>
    private static ReadOnlySpan<byte> TagName(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestName && (Ascii.IsWord(text[end]) || text[end] is (byte)'-' or (byte)':'))
        {
            end++;
        }

        return text[at..end];
    }

    /// <summary>True behind the bracket of a tag, and the prefix of its namespace.</summary>
    private static bool OpensTag(ReadOnlySpan<byte> text, int at)
    {
        at--;
        var end = at;
        while (text[end] == ':' && at > 0 && end - at < LongestPrefix && (at == end || Ascii.IsWord(text[at])))
        {
            at--;
        }

        return text[at] == '<';
    }

    /// <summary>True for the value of an attribute that names its element: <c>name="…"</c>, <c>key="…"</c>.</summary>
    private static bool IsAttribute(ReadOnlySpan<byte> text, ByteSpan name)
    {
        if (name.Start < 2 || name.End >= text.Length || text[name.End] is not ((byte)'"' or (byte)'\'') || text[name.Start - 1] != text[name.End] || text[name.Start - 2] != '=')
        {
            return false;
        }

        var before = text[..(name.Start - 2)];
        return Ascii.EndsWithIgnoreCase(before, "name"u8) || Ascii.EndsWithIgnoreCase(before, "key"u8);
    }

    /// <summary>The offset behind the end of the tag, if it ends soon and its element has a content.</summary>
    private static int? TagEnd(ReadOnlySpan<byte> text, int at)
    {
        var isClosing = text[at..].StartsWith("</"u8);
        at += isClosing ? 2 : 0;
        var rest = text.Slice(at, Math.Min(LongestTag, text.Length - at));
        var end = rest.IndexOfAny((byte)'>', (byte)'<');
        return end >= 0 && rest[end] == '>' && (end == 0 || rest[end - 1] != '/') ? at + end + 1 : null;
    }

    /// <summary>The text up to the next tag; of as many elements within each other as may stand around it.</summary>
    private static ByteSpan? TextAt(ReadOnlySpan<byte> text, int at, int nested)
    {
        var start = Blanks.Skip(text, at);
        if (nested > 0 && start + 1 < text.Length && text[start] == '<' && Ascii.IsLetter(text[start + 1]))
        {
            return TagEnd(text, start + 1) is { } inner ? TextAt(text, inner, nested - 1) : null;
        }

        var isSection = text[start..].StartsWith(SectionStart);
        start += isSection ? SectionStart.Length : 0;
        var rest = text.Slice(start, Math.Min(ValueReader.LongestValue, text.Length - start));
        var end = isSection ? rest.IndexOf("]]>"u8) : rest.IndexOf((byte)'<');
        if (end <= 0 || (!isSection && !rest[end..].StartsWith("</"u8)))
        {
            return null;
        }

        while (end > 0 && rest[end - 1] <= ' ')
        {
            end--;
        }

        return new ByteSpan(start, end);
    }
}
