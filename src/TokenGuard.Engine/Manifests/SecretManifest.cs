namespace TokenGuard.Engine.Manifests;

/// <summary>
/// Reads the entries of a Kubernetes Secret: what stands under <c>data</c> and <c>stringData</c> beside its kind, in YAML
/// blocks, in JSON and in YAML's flow style; and those of a SecretList, whose items need not name their kind again. A Secret's type says what it is as well as its kind does.
/// https://kubernetes.io/docs/concepts/configuration/secret/
/// </summary>
internal static class SecretManifest
{
    /// <summary>In bytes: a Secret holds no more (Kubernetes documentation, "Size limit"), and a manifest is read no further to either side.</summary>
    public const int Reach = 1 << 20;

    /// <summary>Adds the entries of the Secret or SecretList whose kind or type stands at an offset.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">From the word "kind" or "type" to the end of its value.</param>
    /// <param name="entries">Where they go.</param>
    /// <returns>Number of bytes that were looked at.</returns>
    public static int Read(ReadOnlySpan<byte> text, ByteSpan kind, List<ManifestEntry> entries)
    {
        var key = kind.Start;
        var isQuoted = key > 0 && text[key - 1] is (byte)'"' or (byte)'\'';
        key -= isQuoted ? 1 : 0;
        var end = kind.End;
        end += end < text.Length && text[end] is (byte)'"' or (byte)'\'' ? 1 : 0;
        if (end < text.Length && text[end] is not (<= (byte)' ' or (byte)',' or (byte)'}'))
        {
            return 0;
        }

        var isList = text.Slice(kind.Start, kind.Length).EndsWith("List"u8);
        return IsInFlow(text, key, end, isQuoted) ? FlowSecret.Read(text, key, isList, entries) : new BlockSecret(text, entries).Read(key, isList);
    }

    /// <summary>True between braces. A line of a block may end with a comma by chance, but then the key behind it has no quotes.</summary>
    private static bool IsInFlow(ReadOnlySpan<byte> text, int key, int end, bool isQuoted)
    {
        var before = key - 1;
        for (var first = Math.Max(0, key - Reach); before >= first && text[before] <= ' ';)
        {
            before--;
        }

        if (before < 0 || text[before] is not ((byte)'{' or (byte)','))
        {
            return false;
        }

        while (end < text.Length && text[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return isQuoted || text[before] == '{' || (end < text.Length && text[end] is (byte)',' or (byte)'}');
    }
}
