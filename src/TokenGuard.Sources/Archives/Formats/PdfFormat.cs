using TokenGuard.Sources.Archives.Formats.Pdf;

namespace TokenGuard.Sources.Archives.Formats;

/// <summary>
/// PDF files: each page is a text, all texts outside of pages are one more, and files that are attached are files. The file is
/// read by code of our own: a library can be kept busy for ever by a thousand bytes, and nothing stops it then.
/// </summary>
internal sealed class PdfFormat : IArchiveFormat
{
    public bool IsDocument => true;

    public bool Recognizes(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.StartsWith("%PDF-"u8) || (name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) && head.IndexOf("%PDF-"u8) >= 0);

    public IEnumerable<ArchiveMember> Read(ArchiveInput input)
    {
        var file = PdfFile.Read(input);
        if (file.IsEncrypted)
        {
            input.NoteEncrypted();
            yield break;
        }

        if (!file.Numbers.Any())
        {
            throw new EndOfStreamException("it holds no objects");
        }

        var fonts = new PdfFonts(file);
        foreach (var (index, page) in PdfPages.Of(file, input).Index())
        {
            yield return new ArchiveMember($"page-{index + 1}.txt", () => input.Unpacked(JsonText.Content(TextOf(page, file, fonts, input))));
        }

        yield return new ArchiveMember("strings.txt", () => input.Unpacked(new ChunkStream(PdfStrings.Lines(file, input))));
        foreach (var (name, stream) in PdfAttachments.Of(file, input))
        {
            yield return new ArchiveMember(name, () => PdfFilters.Open(stream, file, input));
        }
    }

    private static string TextOf(PdfDictionary page, PdfFile file, PdfFonts fonts, ArchiveInput input)
    {
        var content = new MemoryStream();
        var parts = file.Resolve(page["Contents"]);
        foreach (var part in parts is List<object?> list ? list.Select(file.Resolve) : [parts])
        {
            if (part is PdfStream stream && content.Length <= PdfFile.LargestStream)
            {
                content.Write(file.Unpack(stream).Span);
                content.WriteByte((byte)'\n');
            }
        }

        return new PdfPageText(file, fonts, input).Read(content.GetBuffer().AsMemory(0, (int)content.Length), PdfPages.ResourcesOf(page, file));
    }
}
