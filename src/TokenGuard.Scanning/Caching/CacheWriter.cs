using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>Writes blobs into a cache; <see cref="CacheReader"/> reads them.</summary>
internal sealed class CacheWriter(BinaryWriter writer)
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public void Write(CacheContent content)
    {
        WriteBlobs(content.Blobs);
        new HistoryWriter(writer).Write(content.Histories, [.. content.Blobs.Keys]);
    }

    private void WriteBlobs(Dictionary<ObjectId, CachedBlob> blobs)
    {
        WriteTexts(blobs.Values);
        writer.Write7BitEncodedInt(blobs.Count);
        foreach (var (id, blob) in blobs)
        {
            writer.WriteId(id);
            writer.Write7BitEncodedInt64(blob.Bytes);
            writer.Write7BitEncodedInt(blob.Archives);
            writer.Write7BitEncodedInt(blob.Members);
            Write(blob.Kinds.Text);
            WriteList(blob.Parts, Write);
        }
    }

    private void WriteTexts(IEnumerable<CachedBlob> blobs)
    {
        foreach (var blob in blobs)
        {
            texts.TryAdd(blob.Kinds.Text, texts.Count);
            foreach (var part in blob.Parts)
            {
                AddTexts(part);
            }
        }

        WriteList([.. texts.Keys], writer.Write);
    }

    private void AddTexts(CachedPart part)
    {
        texts.TryAdd(part.Member ?? "", texts.Count);
        foreach (var finding in part.Findings)
        {
            texts.TryAdd(finding.Rule.Id, texts.Count);
        }

        foreach (var fact in part.Facts)
        {
            texts.TryAdd(fact.Kind, texts.Count);
            texts.TryAdd(fact.Value, texts.Count);
        }
    }

    private void Write(CachedPart part)
    {
        Write(part.Member ?? "");
        WriteList(part.Findings, Write);
        WriteList(part.Facts, fact =>
        {
            Write(fact.Kind);
            Write(fact.Value);
            writer.Write7BitEncodedInt(fact.Offset);
        });
    }

    private void Write(CachedFinding finding)
    {
        Write(finding.Rule.Id);
        writer.Write((byte)finding.Confidence);
        var basis = finding.Basis.ToBytes();
        writer.Write((byte)basis.Length);
        writer.Write(basis);
        writer.Write7BitEncodedInt64(finding.Offset);
        writer.Write7BitEncodedInt(finding.Length);
        WriteList(finding.Layers, layer =>
        {
            writer.Write((byte)layer.Kind);
            writer.Write7BitEncodedInt(layer.Span.Start);
            writer.Write7BitEncodedInt(layer.Span.Length);
        });
    }

    private void Write(string text) => writer.Write7BitEncodedInt(texts[text]);

    private void WriteList<T>(IReadOnlyCollection<T> items, Action<T> write) => writer.WriteList(items, write);
}
