using System.Buffers.Binary;
using TokenGuard.Engine.Rules.Binary;

namespace TokenGuard.Engine.Rules;

/// <summary>Writes a catalogue as <c>rules.bin</c>: the same catalogue gives the same bytes.</summary>
public static class RuleCatalogWriter
{
    /// <summary>
    /// Layout: mark, checksum of all that follows, texts, the catalogue's own hash, anchors, rules that ask for companions, providers, rules.
    /// </summary>
    public static byte[] Write(RuleCatalog catalog)
    {
        var writer = new BinaryTextWriter();
        writer.Text(catalog.Hash);
        AnchorIndexContent.Write(writer, catalog.Rules.All(rule => rule.Anchors is not null) ? AnchorIndex.Of(catalog.Rules) : null);
        writer.List([.. Enumerable.Range(0, catalog.Rules.Count).Where(i => catalog.Rules[i].AsksFar)], writer.Number);
        CatalogContent.Write(writer, catalog.Providers, catalog.Rules);
        var body = writer.ToArray();
        var checksum = new byte[CatalogHeader.ChecksumLength];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, CatalogHeader.Checksum(body));
        return [.. CatalogHeader.Mark, .. checksum, .. body];
    }
}
