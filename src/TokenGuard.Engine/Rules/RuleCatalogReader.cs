using TokenGuard.Engine.Rules.Binary;

namespace TokenGuard.Engine.Rules;

/// <summary>Reads a catalogue that <see cref="RuleCatalogWriter"/> wrote.</summary>
public static class RuleCatalogReader
{
    /// <summary>Reads <c>rules.bin</c>.</summary>
    /// <exception cref="RuleCatalogException">It is damaged or of another version.</exception>
    public static RuleCatalog Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new BinaryTextReader(Body(bytes));
        var hash = reader.Text();
        var (providers, rules) = CatalogContent.Read(reader);
        var places = providers.ToDictionary(provider => provider.Id, provider => provider with { Origin = OriginContent.Read(reader) }, StringComparer.Ordinal);
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = rules[i] with { Provider = places[rules[i].Provider.Id], Origin = OriginContent.Read(reader) };
        }

        reader.ExpectEnd();
        return new RuleCatalog([.. providers.Select(provider => places[provider.Id])], rules, hash);
    }

    private static byte[] Body(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(CatalogHeader.Mark))
        {
            throw new RuleCatalogException("the compiled rules are damaged or of another version: they do not start with the mark of this version");
        }

        var rest = bytes[CatalogHeader.Mark.Length..];
        if (rest.Length < CatalogHeader.HashLength)
        {
            throw new RuleCatalogException("the compiled rules are damaged: they are cut short");
        }

        var body = rest[CatalogHeader.HashLength..].ToArray();
        return rest[..CatalogHeader.HashLength].SequenceEqual(CatalogHeader.Hash(body))
            ? body
            : throw new RuleCatalogException("the compiled rules are damaged: their checksum does not fit");
    }
}
