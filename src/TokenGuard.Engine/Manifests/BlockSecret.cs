namespace TokenGuard.Engine.Manifests;

/// <summary>
/// Reads the entries of a Secret that is written in YAML's block style, alone, as one of several documents or as an item of a
/// list. Lines of templates (<c>{{ … }}</c>) may stand between the others.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="entries">Where the entries go.</param>
internal readonly ref struct BlockSecret(ReadOnlySpan<byte> text, List<ManifestEntry> entries)
{
    private readonly ReadOnlySpan<byte> text = text;
    private readonly List<ManifestEntry> entries = entries;

    /// <summary>Adds the entries of the mapping that has a key.</summary>
    /// <param name="key">Where the key, or its quote, begins.</param>
    /// <param name="isList">Whether the mapping has Secrets as its items.</param>
    /// <returns>Number of bytes that were looked at.</returns>
    public int Read(int key, bool isList)
    {
        var line = BlockLine.At(text, key);
        if (line.Content != key)
        {
            return line.Content - line.Start;
        }

        var column = line.Column;
        var (item, inItems) = (isList ? -1 : column, false);
        var start = StartOf(line, Math.Max(0, key - SecretManifest.Reach));
        var last = Math.Min(text.Length, key + SecretManifest.Reach);
        var at = start;
        while (at < last)
        {
            line = BlockLine.At(text, at);
            at = line.Next;
            if (line.Start > start && EndsMapping(line, column))
            {
                break;
            }

            if (line.IsEmpty)
            {
                continue;
            }

            item = inItems && item < 0 && line.Column > line.Indent ? line.Column : item;
            if ((line.Column != item && line.Column != column) || !ReadKey(line, out var name, out var behind))
            {
                continue;
            }

            if (line.Column == item && FlowSecret.KindOf(text, name) is { } isEncoded)
            {
                at = ReadEntries(line, item, behind, isEncoded, last);
            }

            inItems = isList && (inItems || (line.Column == column && text.Slice(name.Start, name.Length).SequenceEqual("items"u8)));
        }

        return at - start;
    }

    /// <summary>Where the mapping's first line begins.</summary>
    private int StartOf(BlockLine line, int first)
    {
        var (column, start) = (line.Column, line.Start);
        for (var at = start; at > first && line.Column == line.Indent;)
        {
            var before = BlockLine.At(text, at - 1);
            if (before.EndsDocument || (!before.IsEmpty && before.Indent < column))
            {
                return before.Column == column && !before.EndsDocument ? before.Start : start;
            }

            at = before.Start;
            start = before.IsEmpty ? start : at;
        }

        return start;
    }

    private static bool EndsMapping(BlockLine line, int column) => line.EndsDocument || (!line.IsEmpty && line.Indent < column);

    /// <summary>Reads the entries under a key.</summary>
    /// <returns>Where the next line to be looked at begins.</returns>
    private int ReadEntries(BlockLine parent, int column, int behind, bool isEncoded, int last)
    {
        if (behind < parent.End)
        {
            if (text[behind] == '{')
            {
                FlowSecret.ReadEntries(text, behind, isEncoded, entries);
            }

            return parent.Next;
        }

        var indent = -1;
        var at = parent.Next;
        while (at < last)
        {
            var line = BlockLine.At(text, at);
            if (EndsMapping(line, column + 1))
            {
                return at;
            }

            at = line.Next;
            indent = indent < 0 && !line.IsEmpty ? line.Indent : indent;
            if (!line.IsEmpty && line.Indent == indent && ReadKey(line, out var key, out var value))
            {
                var end = BlockScalar.Read(text, line, value, out var span);
                if (span.Length > 0)
                {
                    entries.Add(new ManifestEntry(key, span, isEncoded));
                }

                at = Math.Max(at, end);
            }
        }

        return at;
    }

    /// <summary>Reads the key of a line, with or without quotes.</summary>
    /// <param name="line">The line.</param>
    /// <param name="key">The key without quotes.</param>
    /// <param name="value">Where the value begins; the line's end if nothing but a comment stands there.</param>
    private bool ReadKey(BlockLine line, out ByteSpan key, out int value)
    {
        var at = line.Content;
        var quote = text[at] is (byte)'"' or (byte)'\'' ? text[at++] : (byte)0;
        var start = at;
        at = quote != 0 ? EndOr(line.End, at, text[at..line.End].IndexOf(quote)) : ColonFrom(at, line.End);

        key = ByteSpan.FromBounds(start, at);
        at += quote != 0 && at < line.End ? 1 : 0;
        while (at < line.End && text[at] == ' ')
        {
            at++;
        }

        value = at + 1;
        if (at >= line.End || text[at] != ':' || key.Length == 0)
        {
            return false;
        }

        value = BlockScalar.SkipProperties(text, value, line.End);
        return true;
    }

    // One with something behind it belongs to the key.
    private int ColonFrom(int at, int end)
    {
        while (at < end)
        {
            at = EndOr(end, at, text[at..end].IndexOf((byte)':'));
            if (at + 1 >= end || text[at + 1] <= ' ')
            {
                return at;
            }

            at++;
        }

        return at;
    }

    private static int EndOr(int end, int at, int found) => found < 0 ? end : at + found;
}
