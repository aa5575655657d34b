namespace TokenGuard.Engine.Manifests;

/// <summary>Reads the entries of a Secret that is written in JSON, or in YAML's flow style.</summary>
internal static class FlowSecret
{
    /// <summary>Adds the entries of the object around a key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">Where the key, or its quote, begins.</param>
    /// <param name="isList">Whether the object has Secrets as its items.</param>
    /// <param name="entries">Where they go.</param>
    /// <returns>Number of bytes that were looked at.</returns>
    public static int Read(ReadOnlySpan<byte> text, int key, bool isList, List<ManifestEntry> entries)
    {
        var first = Math.Max(0, key - SecretManifest.Reach);
        if (StartOf(text, key, first) is not { } start)
        {
            return key - first;
        }

        var reader = new FlowReader(text[..Math.Min(text.Length, key + SecretManifest.Reach)], start);
        ReadSecret(text, ref reader, isList, entries);
        return reader.At - start;
    }

    private static void ReadSecret(ReadOnlySpan<byte> text, ref FlowReader reader, bool isList, List<ManifestEntry> entries)
    {
        if (!reader.TryOpen())
        {
            return;
        }

        while (reader.TryKey(out var name))
        {
            if (KindOf(text, name) is { } isEncoded && reader.TryOpen())
            {
                ReadEntries(ref reader, isEncoded, entries);
            }
            else if (isList && text.Slice(name.Start, name.Length).SequenceEqual("items"u8) && reader.TryOpenList())
            {
                while (reader.TryItem())
                {
                    ReadSecret(text, ref reader, isList: false, entries);
                }
            }
            else
            {
                reader.SkipValue();
            }
        }
    }

    /// <summary>Adds the entries of an object.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where its brace stands.</param>
    /// <param name="isEncoded">Whether its values are base64.</param>
    /// <param name="entries">Where they go.</param>
    public static void ReadEntries(ReadOnlySpan<byte> text, int start, bool isEncoded, List<ManifestEntry> entries)
    {
        var reader = new FlowReader(text[..Math.Min(text.Length, start + SecretManifest.Reach)], start);
        if (reader.TryOpen())
        {
            ReadEntries(ref reader, isEncoded, entries);
        }
    }

    /// <summary>Whether the values under a key are base64; null if it holds no entries.</summary>
    public static bool? KindOf(ReadOnlySpan<byte> text, ByteSpan key)
    {
        var name = text.Slice(key.Start, key.Length);
        return name.SequenceEqual("data"u8) ? true : name.SequenceEqual("stringData"u8) ? false : null;
    }

    private static void ReadEntries(ref FlowReader reader, bool isEncoded, List<ManifestEntry> entries)
    {
        while (reader.TryKey(out var name))
        {
            if (reader.TryScalar(out var value))
            {
                entries.Add(new ManifestEntry(name, value, isEncoded));
            }
            else
            {
                reader.SkipValue();
            }
        }
    }

    /// <summary>The brace that opens the object around an offset; null if there is none in reach.</summary>
    private static int? StartOf(ReadOnlySpan<byte> text, int at, int first)
    {
        var depth = 0;
        for (var i = at - 1; i >= first; i--)
        {
            switch (text[i])
            {
                case (byte)'"':
                    i = OpeningOf(text, i, first);
                    break;
                case (byte)'}' or (byte)']':
                    depth++;
                    break;
                case (byte)'[':
                    depth--;
                    break;
                case (byte)'{' when depth == 0:
                    return i;
                case (byte)'{':
                    depth--;
                    break;
            }

            if (depth < 0)
            {
                return null;
            }
        }

        return null;
    }

    private static int OpeningOf(ReadOnlySpan<byte> text, int closing, int first)
    {
        for (var i = closing - 1; i >= first; i--)
        {
            if (text[i] == '"' && !FlowReader.IsEscaped(text, i, first))
            {
                return i;
            }
        }

        return first;
    }
}
