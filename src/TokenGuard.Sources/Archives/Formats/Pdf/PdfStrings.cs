using System.Text;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>
/// All that stands outside pages, a line for each text with its key before it: what is said of the document, addresses of
/// links, comments, values of forms, scripts.
/// </summary>
internal static class PdfStrings
{
    public static IEnumerable<byte[]> Lines(PdfFile file, ArchiveInput input)
    {
        foreach (var number in file.Numbers)
        {
            input.GoOn();
            foreach (var (key, value) in Texts("", file.Resolve(new PdfReference(number)), file))
            {
                yield return Encoding.UTF8.GetBytes($"{key}{(key.Length > 0 ? ": " : "")}{value}\n");
            }
        }
    }

    /// <summary>A string as text; null for what is none.</summary>
    public static string? Text(byte[] bytes)
    {
        var text = bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))
            : bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.GetString(bytes.AsSpan(3))
            : Encoding.Latin1.GetString(bytes);
        return text.Length == 0 || text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) ? null : text;
    }

    private static IEnumerable<(string Key, string Text)> Texts(string key, object? value, PdfFile file)
    {
        switch (value)
        {
            case byte[] bytes when Text(bytes) is { } text:
                yield return (key, text);
                break;
            case PdfReference when key is "JS" or "XFA" && file.Resolve(value) is PdfStream script:
                yield return (key, Encoding.UTF8.GetString(file.Unpack(script).Span));
                break;
            case List<object?> items:
                foreach (var found in items.SelectMany(item => Texts(key, item, file)))
                {
                    yield return found;
                }

                break;
            case PdfStream stream when !stream.Dictionary.Is("Type", "XRef"):
                foreach (var found in Texts(key, stream.Dictionary, file))
                {
                    yield return found;
                }

                break;
            case PdfDictionary dictionary:
                foreach (var found in dictionary.Entries.SelectMany(entry => Texts(entry.Key, entry.Value, file)))
                {
                    yield return found;
                }

                break;
        }
    }
}
