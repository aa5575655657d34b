namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>What the codes of a font mean and how wide they are. ISO 32000-1, sections 9.6, 9.7 and 9.10.</summary>
internal sealed class PdfFont
{
    private const string Unknown = "\uFFFD";
    private const int MostRanges = 4096;
    private const float Thousandth = 0.001f;

    private readonly string?[] named = new string?[256];
    private readonly Dictionary<int, float> widths = [];
    private readonly List<(int First, int Last, float Width)> wideRanges = [];
    private PdfUnicode? unicode;
    private float otherWidth = 500;
    private float scale = Thousandth;
    private bool isComposite;
    private bool isUtf16;
    private int codeLength = 1;

    /// <summary>Whether it says how wide its glyphs are.</summary>
    public bool HasWidths => isComposite || widths.Count > 0;

    public static PdfFont Read(PdfDictionary dictionary, PdfFile file)
    {
        var font = new PdfFont { isComposite = dictionary.Is("Subtype", "Type0") };
        if (file.Resolve(dictionary["ToUnicode"]) is PdfStream map)
        {
            font.unicode = PdfUnicode.Parse(file.Unpack(map));
        }

        if (font.isComposite)
        {
            font.ReadComposite(dictionary, file);
        }
        else
        {
            font.ReadSimple(dictionary, file);
        }

        return font;
    }

    /// <summary>The glyphs of a string.</summary>
    public IEnumerable<PdfGlyph> Glyphs(byte[] text)
    {
        for (var at = 0; at < text.Length; at += codeLength)
        {
            uint code = 0;
            for (var i = at; i < Math.Min(text.Length, at + codeLength); i++)
            {
                code = (code << 8) | text[i];
            }

            yield return new PdfGlyph(unicode?.Of(code) ?? Plain(code), WidthOf((int)code) * scale, codeLength == 1 && code == ' ');
        }
    }

    private void ReadComposite(PdfDictionary dictionary, PdfFile file)
    {
        var encoding = file.Resolve(dictionary["Encoding"]);
        codeLength = encoding is PdfStream own && PdfUnicode.Parse(file.Unpack(own)).CodeLength is > 0 and var length ? length : 2;
        isUtf16 = encoding is PdfName name && (name.Text.Contains("UCS2", StringComparison.Ordinal) || name.Text.Contains("UTF16", StringComparison.Ordinal));
        var descendant = file.Resolve(dictionary["DescendantFonts"]) is List<object?> { Count: > 0 } fonts ? file.Dictionary(fonts[0]) : null;
        otherWidth = file.Resolve(descendant?["DW"]) is double width ? (float)width : 1000;
        if (file.Resolve(descendant?["W"]) is not List<object?> items)
        {
            return;
        }

        for (var i = 0; i + 1 < items.Count;)
        {
            var first = Code(file.Resolve(items[i]));
            if (file.Resolve(items[i + 1]) is List<object?> each)
            {
                AddWidths(first, each, file);
                i += 2;
            }
            else if (i + 2 < items.Count && wideRanges.Count < MostRanges)
            {
                wideRanges.Add((first, Code(file.Resolve(items[i + 1])), file.Resolve(items[i + 2]) is double all ? (float)all : otherWidth));
                i += 3;
            }
            else
            {
                return;
            }
        }
    }

    private void ReadSimple(PdfDictionary dictionary, PdfFile file)
    {
        if (dictionary.Is("Subtype", "Type3") && file.Resolve(dictionary["FontMatrix"]) is List<object?> { Count: > 0 } matrix && file.Resolve(matrix[0]) is double unit)
        {
            scale = (float)unit;
        }

        if (file.Resolve(dictionary["Widths"]) is List<object?> items)
        {
            AddWidths(Code(file.Resolve(dictionary["FirstChar"])), items, file);
        }

        if (file.Dictionary(dictionary["Encoding"]) is not { } encoding || file.Resolve(encoding["Differences"]) is not List<object?> differences)
        {
            return;
        }

        var code = 0;
        foreach (var item in differences.Select(file.Resolve))
        {
            if (item is double number)
            {
                code = Code(number);
            }
            else if (item is PdfName name && code is >= 0 and < 256)
            {
                named[code++] = PdfGlyphNames.Of(name.Text);
            }
        }
    }

    private void AddWidths(int first, List<object?> items, PdfFile file)
    {
        foreach (var (index, item) in items.Index())
        {
            if (file.Resolve(item) is double width)
            {
                widths[first + index] = (float)width;
            }
        }
    }

    private static int Code(object? value) => value is double number ? (int)Math.Clamp(number, 0, 0xFFFFFF) : 0;

    private float WidthOf(int code)
    {
        if (widths.TryGetValue(code, out var width))
        {
            return width;
        }

        foreach (var (first, last, all) in wideRanges)
        {
            if (code >= first && code <= last)
            {
                return all;
            }
        }

        return otherWidth;
    }

    private string Plain(uint code) => isComposite ? isUtf16 ? ((char)code).ToString() : Unknown
        : named[(byte)code] ?? (code is >= ' ' and < 127 or >= 160 ? ((char)code).ToString() : Unknown);
}
