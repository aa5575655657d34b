namespace TokenGuard.Engine.Manifests;

/// <summary>Reads the value behind a key of a YAML block: plain, in quotes, or a block of lines (YAML 1.2.2, 7.3 and 8.1).</summary>
internal static class BlockScalar
{
    private const int LongestProperty = 40;

    /// <summary>Behind blanks, tags and anchors; the line's end where a comment or nothing follows.</summary>
    public static int SkipProperties(ReadOnlySpan<byte> text, int at, int end)
    {
        while (at < end)
        {
            if (text[at] is (byte)' ' or (byte)'\t')
            {
                at++;
            }
            else if (text[at] == '#')
            {
                return end;
            }
            else if (text[at] is (byte)'!' or (byte)'&' && WordEnd(text, at, end) is { } word)
            {
                at = word;
            }
            else
            {
                return at;
            }
        }

        return end;
    }

    /// <summary>Reads a value; it is empty if an alias, a group or a template stands there.</summary>
    /// <returns>Where the next line to be looked at begins.</returns>
    public static int Read(ReadOnlySpan<byte> text, BlockLine line, int at, out ByteSpan value)
    {
        value = default;
        if (at < line.End && text[at] is (byte)'*' or (byte)'{' or (byte)'[')
        {
            return line.Next;
        }

        if (at < line.End && text[at] is (byte)'"' or (byte)'\'')
        {
            return Quoted(text, line, at, out value);
        }

        if (at >= line.End || text[at] is (byte)'|' or (byte)'>')
        {
            return Below(text, line, -1, line.End, out value);
        }

        var end = at;
        while (end < line.End && !(text[end] == '#' && text[end - 1] is (byte)' ' or (byte)'\t'))
        {
            end++;
        }

        var isCommented = end < line.End;
        while (end > at && text[end - 1] is (byte)' ' or (byte)'\t')
        {
            end--;
        }

        if (isCommented)
        {
            value = ByteSpan.FromBounds(at, end);
            return line.Next;
        }

        return Below(text, line, at, end, out value);
    }

    /// <summary>A tag or an anchor: the end of the word, if something is to follow it.</summary>
    private static int? WordEnd(ReadOnlySpan<byte> text, int at, int end)
    {
        var last = at;
        while (last < end && last - at < LongestProperty && text[last] > ' ')
        {
            last++;
        }

        var isTag = text[at] == '!' && at + 1 < end && text[at + 1] is (byte)'!' or (byte)'<';
        return isTag || (text[at] == '&' && last < end && text[last] == ' ') ? last : null;
    }

    /// <summary>Adds the lines below that belong to the value of a line, as they are indented more.</summary>
    private static int Below(ReadOnlySpan<byte> text, BlockLine parent, int start, int end, out ByteSpan value)
    {
        var isPlain = start >= 0;
        var at = parent.Next;
        for (var last = Math.Min(text.Length, parent.Start + SecretManifest.Reach); at < last;)
        {
            var line = BlockLine.At(text, at);
            var isBlank = line.Start + line.Indent >= line.End;
            if (!isBlank && (line.Indent <= parent.Indent || (isPlain && text[line.Start + line.Indent] == '#')))
            {
                break;
            }

            if (!isBlank)
            {
                start = start < 0 ? line.Start + line.Indent : start;
                end = line.End;
            }

            at = line.Next;
        }

        value = start < 0 ? default : ByteSpan.FromBounds(start, end);
        return at;
    }

    private static int Quoted(ReadOnlySpan<byte> text, BlockLine line, int at, out ByteSpan value)
    {
        var quote = text[at];
        var start = at + 1;
        for (var i = start; i < Math.Min(text.Length, start + SecretManifest.Reach); i++)
        {
            if (quote == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote && quote == '\'' && i + 1 < text.Length && text[i + 1] == quote)
            {
                i++;
            }
            else if (text[i] == quote)
            {
                value = ByteSpan.FromBounds(start, i);
                return i < line.End ? line.Next : BlockLine.At(text, i).Next;
            }
        }

        value = default;
        return line.Next;
    }
}
