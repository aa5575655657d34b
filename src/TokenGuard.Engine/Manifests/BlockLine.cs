namespace TokenGuard.Engine.Manifests;

/// <summary>A line of a YAML file.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">Behind its last byte that is no blank.</param>
/// <param name="Next">Where the next line begins.</param>
/// <param name="Indent">Number of spaces and tabs that it begins with.</param>
/// <param name="Column">The column of its content, behind the dashes of list items.</param>
/// <param name="Content">Where its content begins.</param>
/// <param name="IsEmpty">True if nothing but a comment or a template stands there.</param>
/// <param name="EndsDocument">True for what ends a document, in YAML or in Markdown around it.</param>
internal readonly record struct BlockLine(int Start, int End, int Next, int Indent, int Column, int Content, bool IsEmpty, bool EndsDocument)
{
    /// <summary>The line that an offset stands in.</summary>
    public static BlockLine At(ReadOnlySpan<byte> text, int offset)
    {
        var start = text[..offset].LastIndexOf((byte)'\n') + 1;
        var length = text[offset..].IndexOf((byte)'\n');
        var next = length < 0 ? text.Length : offset + length + 1;
        var end = next;
        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        var indent = start;
        // YAML has no tabs there, but who indents with them has leaked the values all the same.
        while (indent < end && text[indent] is (byte)' ' or (byte)'\t')
        {
            indent++;
        }

        var content = indent;
        while (content + 1 < end && text[content] == '-' && text[content + 1] == ' ')
        {
            for (content++; content < end && text[content] == ' '; content++)
            {
            }
        }

        var isEmpty = content >= end || text[content] == '#' || text[content..end].StartsWith("{{"u8);
        var line = text[start..end];
        var endsDocument = line.StartsWith("---"u8) || line.SequenceEqual("..."u8) || text[indent..end].StartsWith("```"u8);
        return new BlockLine(start, end, next, indent - start, content - start, content, isEmpty, endsDocument);
    }
}
