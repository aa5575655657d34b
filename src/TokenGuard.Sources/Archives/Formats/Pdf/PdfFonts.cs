namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>The fonts that pages name. A file uses few of them again and again; of a file with very many the first ones are forgotten.</summary>
internal sealed class PdfFonts(PdfFile file)
{
    private const int MostKept = 64;

    private readonly Dictionary<int, PdfFont> kept = [];

    /// <summary>A font by its name on a page; null if there is none.</summary>
    public PdfFont? Find(PdfDictionary? resources, PdfName? name)
    {
        var reference = name is null ? null : file.Dictionary(resources?["Font"])?[name.Text];
        if (reference is PdfReference { Number: var known } && kept.TryGetValue(known, out var font))
        {
            return font;
        }

        if (file.Dictionary(reference) is not { } dictionary)
        {
            return null;
        }

        font = PdfFont.Read(dictionary, file);
        if (reference is PdfReference { Number: var number })
        {
            if (kept.Count == MostKept)
            {
                kept.Clear();
            }

            kept[number] = font;
        }

        return font;
    }
}
