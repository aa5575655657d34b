using System.Buffers.Binary;
using TokenGuard.Engine.Rules.Binary;

namespace TokenGuard.Engine.Rules;

/// <summary>Reads a catalogue that <see cref="RuleCatalogWriter"/> wrote.</summary>
public static class RuleCatalogReader
{
    /// <summary>Reads <c>rules.bin</c>: at once what a scan begins with, each rule when it is asked for.</summary>
    /// <param name="bytes">Its content, which the catalogue keeps and reads from later; it must not change.</param>
    /// <param name="isPartOfProgram">
    /// Whether it lies in the program's own file, which is whole or does not run; then it is not summed, which would be the
    /// longest step of reading it.
    /// </param>
    /// <exception cref="RuleCatalogException">It is damaged or of another version.</exception>
    public static RuleCatalog Read(ReadOnlyMemory<byte> bytes, bool isPartOfProgram = false)
    {
        if (!bytes.Span.StartsWith(CatalogHeader.Mark))
        {
            throw new RuleCatalogException("the compiled rules are damaged or of another version: they do not start with the mark of this version");
        }

        var start = CatalogHeader.Mark.Length + CatalogHeader.ChecksumLength;
        if (bytes.Length < start)
        {
            throw new RuleCatalogException("the compiled rules are damaged: they are cut short");
        }

        if (!isPartOfProgram && BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[CatalogHeader.Mark.Length..]) != CatalogHeader.Checksum(bytes.Span[start..]))
        {
            throw new RuleCatalogException("the compiled rules are damaged: their checksum does not fit");
        }

        var reader = new BinaryTextReader(bytes, start);
        var hash = reader.Text();
        var anchors = AnchorIndexContent.Read(reader);
        var asking = reader.Numbers();
        var (providers, rules) = CatalogContent.Read(reader);
        reader.ExpectEnd();
        return asking.All(number => number < rules.Count)
            ? new RuleCatalog(providers, rules, hash, anchors, asking)
            : throw new RuleCatalogException("the compiled rules are damaged: a rule that asks for companions is missing");
    }
}
