namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds what stands over a name: the key of the group it is in, the section of its file, the call whose argument it is, the
/// object on which calls follow each other, the program that takes the flag. There the service is named of which <c>api_key</c> is one.
/// </summary>
internal static class HeadingReader
{
    private const int LongestHeading = 60;
    private const int LongestGroup = 2000;

    /// <summary>The heading, without what opens the group; null if there is none near.</summary>
    public static ByteSpan? Of(ReadOnlySpan<byte> text, int name)
    {
        var first = Math.Max(0, name - LongestGroup);
        if (CallChain.Root(text, name, first) is { } root)
        {
            return root;
        }

        if (CommandReader.Program(text, name, first) is { } program)
        {
            return program;
        }

        var lineStart = LineStart(text, name, first);
        return InLine(text, lineStart, name) is { } end ? Ending(text, lineStart, end) : Above(text, lineStart, first);
    }

    /// <summary>Where the bracket stands that opens the innermost group of a line; null if its groups are closed again.</summary>
    private static int? InLine(ReadOnlySpan<byte> text, int start, int at)
    {
        for (var (i, open) = (at - 1, 0); i > start; i--)
        {
            switch (text[i])
            {
                case (byte)')' or (byte)']' or (byte)'}':
                    open++;
                    break;
                case (byte)'(' or (byte)'[' or (byte)'{' when open-- == 0:
                    return i;
            }
        }

        return null;
    }

    /// <summary>The heading in the nearest line above that stands further left, or that is a section.</summary>
    private static ByteSpan? Above(ReadOnlySpan<byte> text, int lineStart, int first)
    {
        var indent = Blanks.SkipInLine(text, lineStart) - lineStart;
        while (lineStart > first)
        {
            var end = lineStart - 1;
            lineStart = LineStart(text, end, first);
            var word = Blanks.SkipInLine(text, lineStart);
            while (end > word && text[end - 1] <= ' ')
            {
                end--;
            }

            if (end <= word || text[word] == '#' || text[word..end].StartsWith("//"u8))
            {
                continue;
            }

            if (text[word] == '[' && text[end - 1] == ']' && word - lineStart <= indent)
            {
                return Ending(text, word + 1, end - 1);
            }

            if (word - lineStart < indent && (end > word + 1 || Ascii.IsWord(text[word])))
            {
                return Ending(text, word, end);
            }

            // A brace alone opens what the line above it names.
            indent = word - lineStart < indent && text[word] is (byte)'{' or (byte)'(' or (byte)'[' ? word - lineStart + 1 : indent;
        }

        return null;
    }

    /// <summary>The last part of a line, without the brackets that it ends with.</summary>
    private static ByteSpan? Ending(ReadOnlySpan<byte> text, int start, int end)
    {
        while (end > start && text[end - 1] is (byte)'{' or (byte)'(' or (byte)'[' or <= (byte)' ')
        {
            end--;
        }

        var first = end;
        while (first > start && end - first < LongestHeading && !Separates(text[first - 1]))
        {
            first--;
        }

        return end > first ? ByteSpan.FromBounds(first, end) : null;
    }

    private static bool Separates(byte b) => b is (byte)'{' or (byte)'}' or (byte)'(' or (byte)')' or (byte)'[' or (byte)']' or (byte)',' or (byte)';';

    private static int LineStart(ReadOnlySpan<byte> text, int at, int first) => first + text[first..at].LastIndexOf((byte)'\n') + 1;
}
