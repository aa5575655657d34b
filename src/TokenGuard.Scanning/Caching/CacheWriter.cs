namespace TokenGuard.Scanning.Caching;

/// <summary>Writes what a cache remembers; <see cref="CacheReader"/> reads it.</summary>
internal sealed class CacheWriter(BinaryWriter writer)
{
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public void Write(CacheContent content)
    {
        var numbers = new Dictionary<CachedContent, int>(ReferenceEqualityComparer.Instance);
        foreach (var blobs in content.Blobs)
        {
            for (var number = 0; number < blobs.Ids.Count; number++)
            {
                numbers.TryAdd(blobs[number].Content, numbers.Count);
            }
        }

        WriteTexts(numbers.Keys);
        WriteList(numbers.Keys, Write);
        WriteList(content.Blobs, blobs => Write(blobs, numbers));
        new HistoryWriter(writer).Write(content);
    }

    private void Write(CachedBlobs blobs, Dictionary<CachedContent, int> contents)
    {
        writer.WriteIds(blobs.Ids);
        for (var number = 0; number < blobs.Ids.Count; number++)
        {
            var blob = blobs[number];
            writer.Write7BitEncodedInt64(blob.Bytes);
            writer.Write7BitEncodedInt(contents[blob.Content]);
        }
    }

    private void WriteTexts(IEnumerable<CachedContent> contents)
    {
        foreach (var content in contents)
        {
            texts.TryAdd(content.Kinds.Text, texts.Count);
            foreach (var part in content.Parts)
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

    private void Write(CachedContent content)
    {
        writer.Write7BitEncodedInt(content.Archives);
        writer.Write7BitEncodedInt(content.Members);
        WriteList(content.Parts, Write);
        Write(content.Kinds.Text);
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
        var outlook = finding.Outlook?.ToBytes() ?? [];
        writer.Write7BitEncodedInt(outlook.Length);
        writer.Write(outlook);
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
