using System.Text;
using System.Xml;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// The text of a part of an office file, a line a paragraph. In the file itself a word can be cut into pieces by marks of
/// its spelling or its editing.
/// </summary>
/// <param name="xml">The part; closed with this.</param>
internal sealed class OfficeText(Stream xml) : ForwardStream
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        CheckCharacters = false,
    };

    private readonly XmlReader reader = XmlReader.Create(xml, Settings);
    private readonly byte[] pending = new byte[8192];
    private readonly char[] characters = new char[2048];
    private int from;
    private int until;
    private bool isInText;

    /// <summary>Whether a zip archive is an office file: Office Open XML or OpenDocument.</summary>
    public static bool IsOffice(IEnumerable<ZipEntry> entries)
    {
        bool hasTypes = false, hasBody = false;
        foreach (var entry in entries.Take(256))
        {
            hasTypes |= entry.Name is "[Content_Types].xml" or "META-INF/manifest.xml";
            hasBody |= entry.Name is "word/document.xml" or "xl/workbook.xml" or "ppt/presentation.xml" or "content.xml";
        }

        return hasTypes && hasBody;
    }

    /// <summary>Whether a part holds what people wrote.</summary>
    public static bool IsText(string name) => name.EndsWith(".xml", StringComparison.Ordinal)
        && (name.StartsWith("word/", StringComparison.Ordinal) || name.StartsWith("ppt/", StringComparison.Ordinal)
            || name == "content.xml" || name == "xl/sharedStrings.xml" || name.StartsWith("xl/worksheets/", StringComparison.Ordinal)
            || name.StartsWith("xl/comments", StringComparison.Ordinal));

    public override int Read(Span<byte> buffer)
    {
        while (from == until)
        {
            if (!Fill())
            {
                return 0;
            }
        }

        var count = Math.Min(buffer.Length, until - from);
        pending.AsSpan(from, count).CopyTo(buffer);
        from += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        from = until = 0;
        if (isInText && reader.ReadValueChunk(characters, 0, characters.Length) is > 0 and var count)
        {
            until = Encoding.UTF8.GetBytes(characters.AsSpan(0, count), pending);
            return true;
        }

        isInText = false;
        if (!reader.Read())
        {
            return false;
        }

        isInText = reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;
        if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is "p" or "h" or "si" or "c" or "comment" or "instrText")
        {
            pending[until++] = (byte)'\n';
        }

        return true;
    }
}
