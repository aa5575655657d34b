using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Manifests;

/// <summary>Judges each entry of the manifests that a rule finds.</summary>
internal sealed class ManifestScan(CandidateJudge judge, LayerStack layers, FindingList found, int deepest, ScanProfile? profile)
{
    /// <summary>Manifests within each other are read again and again: a text is read so often in all.</summary>
    private const int MostReadings = 16;

    private readonly List<ManifestEntry> entries = [];

    /// <summary>Where the values stand that were judged: a manifest may be known by its kind and by its type.</summary>
    private readonly HashSet<int> judged = [];

    private long left;

    /// <summary>Begins with a text.</summary>
    public void Begin(ReadOnlySpan<byte> text)
    {
        left = (long)MostReadings * text.Length;
        judged.Clear();
    }

    /// <summary>Makes findings of the entries that pass the checks of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="index">Its number.</param>
    /// <param name="text">The text that was searched.</param>
    /// <param name="kind">What the rule matched: the manifest's kind or type.</param>
    /// <param name="path">Path of the blob.</param>
    public void Judge(CompiledRule rule, int index, ReadOnlySpan<byte> text, ByteSpan kind, string path)
    {
        if (left <= 0)
        {
            return;
        }

        entries.Clear();
        left -= SecretManifest.Read(text, kind, entries);
        foreach (var entry in entries)
        {
            if (entry.Value.Length > 0 && layers.IsDecoded(entry.Value) && judged.Add(entry.Value.Start))
            {
                var passed = entry.IsEncoded ? JudgeEncoded(rule, text, entry, path) : JudgePlain(rule, text, entry, path);
                profile?.Candidate(index, passed);
            }
        }
    }

    private bool JudgePlain(CompiledRule rule, ReadOnlySpan<byte> text, ManifestEntry entry, string path) =>
        entry.Value.Length <= ValueReader.LongestValue && text.Slice(entry.Value.Start, entry.Value.Length).IndexOf((byte)'\n') < 0
        && judge.Judge(rule, text, entry.Value, entry.Value, new AssignedValue(entry.Key, entry.Value, AssignedForm.Quoted), path, layers, found);

    private bool JudgeEncoded(CompiledRule rule, ReadOnlySpan<byte> text, ManifestEntry entry, string path)
    {
        if (layers.Depth >= deepest)
        {
            return false;
        }

        var inner = layers.Push();
        var content = EntryDecoder.Decode(text, entry, inner, out var assigned);
        var passed = content == EntryContent.Line && judge.Judge(rule, inner.Bytes, assigned.Value, assigned.Value, assigned, path, layers, found);
        layers.Pop();

        // What it decodes to was judged: rules that take the base64 for the value know less.
        if (content == EntryContent.Line && !passed)
        {
            found.AddMisread(layers.ToBlob(entry.Value), layers.Depth);
        }

        return content == EntryContent.Binary ? JudgePlain(rule, text, entry, path) : passed;
    }
}
