using TokenGuard.Engine.Rules.Binary;

namespace TokenGuard.Engine.Rules;

/// <summary>Writes a catalogue as <c>rules.bin</c>: the same catalogue gives the same bytes.</summary>
public static class RuleCatalogWriter
{
    /// <summary>Layout: mark, SHA-256 of all that follows, the catalogue's own hash, content, origins.</summary>
    public static byte[] Write(RuleCatalog catalog)
    {
        var writer = new BinaryTextWriter();
        writer.Text(catalog.Hash);
        CatalogContent.Write(writer, catalog.Providers, catalog.Rules);
        foreach (var provider in catalog.Providers)
        {
            OriginContent.Write(writer, provider.Origin);
        }

        foreach (var rule in catalog.Rules)
        {
            OriginContent.Write(writer, rule.Origin);
        }

        var body = writer.ToArray();
        return [.. CatalogHeader.Mark, .. CatalogHeader.Hash(body), .. body];
    }
}
