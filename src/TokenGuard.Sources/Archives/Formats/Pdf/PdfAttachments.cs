namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>Files that lie in a PDF file, and what is written of it in XML.</summary>
internal static class PdfAttachments
{
    public static IEnumerable<(string Name, PdfStream Stream)> Of(PdfFile file, ArchiveInput input)
    {
        var names = NamesOf(file, input);
        foreach (var number in file.Numbers)
        {
            input.GoOn();
            if (file.Resolve(new PdfReference(number)) is PdfStream stream)
            {
                if (names.TryGetValue(number, out var name) || stream.Dictionary.Is("Type", "EmbeddedFile"))
                {
                    yield return ($"files/{MemberName.Of(name ?? $"object-{number}")}", stream);
                }
                else if (stream.Dictionary.Is("Type", "Metadata"))
                {
                    yield return ($"metadata-{number}.xml", stream);
                }
            }
        }
    }

    // Names stand not at the files but at what points to them.
    private static Dictionary<int, string> NamesOf(PdfFile file, ArchiveInput input)
    {
        var names = new Dictionary<int, string>();
        foreach (var number in file.Numbers)
        {
            input.GoOn();
            if (file.Dictionary(new PdfReference(number)) is { } specification && file.Dictionary(specification["EF"]) is { } files
                && (files["F"] ?? files["UF"]) is PdfReference embedded)
            {
                names[embedded.Number] = (file.Resolve(specification["UF"] ?? specification["F"]) is byte[] name ? PdfStrings.Text(name) : null) ?? "-";
            }
        }

        return names;
    }
}
