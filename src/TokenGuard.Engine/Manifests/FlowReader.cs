namespace TokenGuard.Engine.Manifests;

/// <summary>Steps through the pairs of an object in JSON, or in YAML's flow style. What is broken ends the object.</summary>
/// <param name="text">The text.</param>
/// <param name="at">Where it begins to read.</param>
internal ref struct FlowReader(ReadOnlySpan<byte> text, int at)
{
    private readonly ReadOnlySpan<byte> text = text;

    /// <summary>The offset of what is read next.</summary>
    public int At { get; private set; } = at;

    /// <summary>Whether the character at an offset has an odd number of backslashes before it.</summary>
    public static bool IsEscaped(ReadOnlySpan<byte> text, int at, int first)
    {
        var start = at;
        while (start > first && text[start - 1] == '\\')
        {
            start--;
        }

        return (at - start) % 2 == 1;
    }

    /// <summary>Steps over the brace of an object; false if there is none.</summary>
    public bool TryOpen()
    {
        SkipBlanks();
        if (At >= text.Length || text[At] != '{' || (At + 1 < text.Length && text[At + 1] == '{'))
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Steps over the bracket of a list; false if there is none.</summary>
    public bool TryOpenList()
    {
        SkipBlanks();
        if (At >= text.Length || text[At] != '[')
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Steps to the next object of a list; false behind the last one, with the bracket that closes the list.</summary>
    public bool TryItem()
    {
        SkipBlanks();
        while (At < text.Length && text[At] == ',')
        {
            At++;
            SkipBlanks();
        }

        if (At < text.Length && text[At] == ']')
        {
            At++;
            return false;
        }

        return At + 1 < text.Length && text[At] == '{' && text[At + 1] != '{';
    }

    /// <summary>Steps over the next key and its colon; false behind the last pair, with the brace that closes the object.</summary>
    public bool TryKey(out ByteSpan key)
    {
        SkipBlanks();
        while (At < text.Length && text[At] == ',')
        {
            At++;
            SkipBlanks();
        }

        if (At < text.Length && text[At] == '}')
        {
            At++;
            key = default;
            return false;
        }

        if (!TryScalar(out key))
        {
            return false;
        }

        SkipBlanks();
        if (At >= text.Length || text[At] != ':')
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Steps over a text, with quotes or without; false if something else stands there.</summary>
    public bool TryScalar(out ByteSpan value)
    {
        SkipBlanks();
        value = default;
        if (At >= text.Length || text[At] is (byte)'{' or (byte)'[' or (byte)'}' or (byte)']' or (byte)',')
        {
            return false;
        }

        return text[At] is (byte)'"' or (byte)'\'' ? TryQuoted(out value) : TryPlain(out value);
    }

    /// <summary>Steps over a value of any kind.</summary>
    public void SkipValue()
    {
        if (TryScalar(out _))
        {
            return;
        }

        var depth = 0;
        for (; At < text.Length; At++)
        {
            switch (text[At])
            {
                case (byte)'"':
                    TryQuoted(out _);
                    At--;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth <= 0:
                    At += depth == 0 ? 1 : 0;
                    return;
            }
        }
    }

    private bool TryQuoted(out ByteSpan value)
    {
        var quote = text[At];
        var start = At + 1;
        for (At = start; At < text.Length; At++)
        {
            if (quote == '"' && text[At] == '\\')
            {
                At++;
            }
            else if (text[At] == quote)
            {
                value = ByteSpan.FromBounds(start, At++);
                return true;
            }
        }

        At = text.Length;
        value = default;
        return false;
    }

    private bool TryPlain(out ByteSpan value)
    {
        var start = At;
        while (At < text.Length && text[At] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)'\n' or (byte)'\r') && !(text[At] == ':' && EndsKey(At + 1)))
        {
            At++;
        }

        var end = At;
        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        value = ByteSpan.FromBounds(start, end);
        return end > start;
    }

    private readonly bool EndsKey(int next) => next >= text.Length || text[next] <= ' ' || text[next] is (byte)'"' or (byte)'{' or (byte)'[';

    private void SkipBlanks()
    {
        while (At < text.Length && text[At] <= ' ')
        {
            At++;
        }
    }
}
