using System.Globalization;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>What the codes of a font mean, as the font says it (ToUnicode). ISO 32000-1, section 9.10.3.</summary>
internal sealed class PdfUnicode
{
    private const int MostEntries = 100_000;
    private const int LongestText = 64;

    private readonly SortedList<uint, (uint Last, string Text)> ranges = [];

    /// <summary>The bytes of the longest codes; 0 if nothing is said of them.</summary>
    public int CodeLength { get; private set; }

    public static PdfUnicode Parse(ReadOnlyMemory<byte> map)
    {
        var unicode = new PdfUnicode();
        var lexer = new PdfLexer(map, 0);
        var operands = new List<object?>();
        while (lexer.Read() is var item && !ReferenceEquals(item, PdfLexer.End))
        {
            if (item is not PdfOperator word)
            {
                operands.Add(item);
                continue;
            }

            unicode.Take(word.Text, operands);
            operands.Clear();
        }

        return unicode;
    }

    /// <summary>The text of a code; null if nothing is said of it.</summary>
    public string? Of(uint code)
    {
        int low = 0, high = ranges.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var first = ranges.GetKeyAtIndex(middle);
            var (last, text) = ranges.GetValueAtIndex(middle);
            if (code < first)
            {
                high = middle - 1;
            }
            else if (code > last)
            {
                low = middle + 1;
            }
            else
            {
                return code == first ? text : Later(text, code - first);
            }
        }

        return null;
    }

    private void Take(string word, List<object?> operands)
    {
        switch (word)
        {
            case "endcodespacerange":
                CodeLength = Math.Max(CodeLength, operands.OfType<byte[]>().Select(code => Math.Min(code.Length, 4)).DefaultIfEmpty().Max());
                break;
            case "endbfchar":
                for (var i = 0; i + 1 < operands.Count; i += 2)
                {
                    Add(operands[i], operands[i], operands[i + 1]);
                }

                break;
            case "endbfrange":
                for (var i = 0; i + 2 < operands.Count; i += 3)
                {
                    Add(operands[i], operands[i + 1], operands[i + 2]);
                }

                break;
        }
    }

    private void Add(object? first, object? last, object? target)
    {
        if (first is not byte[] { Length: > 0 and <= 4 } from || last is not byte[] { Length: > 0 and <= 4 } to || ranges.Count > MostEntries)
        {
            return;
        }

        switch (target)
        {
            case byte[] text:
                ranges[Number(from)] = (Number(to), Text(text));
                break;
            case List<object?> texts:
                for (var i = 0; i < texts.Count && Number(from) + (uint)i <= Number(to); i++)
                {
                    if (texts[i] is byte[] each && ranges.Count <= MostEntries)
                    {
                        ranges[Number(from) + (uint)i] = (Number(from) + (uint)i, Text(each));
                    }
                }

                break;
            case PdfName name when PdfGlyphNames.Of(name.Text) is { } text:
                ranges[Number(from)] = (Number(to), text);
                break;
        }
    }

    private static uint Number(byte[] bytes) => uint.Parse(Convert.ToHexString(bytes), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Text(byte[] bytes) =>
        bytes.Length == 1 ? ((char)bytes[0]).ToString() : Encoding.BigEndianUnicode.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, LongestText)));

    private static string Later(string text, uint by) => text.Length == 0 ? text : text[..^1] + (char)(text[^1] + by);
}
