using System.IO.Compression;
using System.Text;

namespace TokenGuard.Sources.Tests.Archives;

/// <summary>Makes PDF files in memory.</summary>
internal static class PdfBuilding
{
    /// <summary>A file of these objects, which are numbered from 1 on; the first one is the catalog.</summary>
    public static byte[] Pdf(params string[] objects) => Pdf("", objects);

    /// <param name="trailer">What else stands in the trailer.</param>
    /// <param name="objects">The objects; their characters are bytes.</param>
    public static byte[] Pdf(string trailer, string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        foreach (var (index, body) in objects.Index())
        {
            file.Append(null, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        return Encoding.Latin1.GetBytes(file.Append(null, $"trailer\n<< /Root 1 0 R {trailer} >>\n%%EOF\n").ToString());
    }

    /// <summary>A file with one page, whose fonts are F1 (simple) and F2 (as <paramref name="others"/> say, object 6).</summary>
    public static byte[] Page(string content, params string[] others) => Pdf(
    [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X 7 0 R >> >> >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        Stream(content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 32 /Widths [" + string.Concat(Enumerable.Repeat("600 ", 95)) + "] >>",
        .. others,
    ]);

    public static string Stream(string content, string entries = "") => $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";

    public static string Deflated(string content, string entries = "") => Stream(Deflate(content), "/Filter /FlateDecode " + entries);

    /// <summary>The bytes of a text, compressed, as characters.</summary>
    public static string Deflate(string content)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(Encoding.Latin1.GetBytes(content));
        }

        return Encoding.Latin1.GetString(output.ToArray());
    }

    /// <summary>A file with other bytes in place of some.</summary>
    public static byte[] Replaced(this byte[] file, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(from, to, StringComparison.Ordinal));
}
