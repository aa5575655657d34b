using System.Globalization;
using System.Text;

namespace TokenGuard.Sources.Archives.Formats.Pdf;

/// <summary>
/// Reads values and bare words one after the other: <see cref="double"/>, <see cref="bool"/>, null, bytes of a string,
/// <see cref="PdfName"/>, <see cref="PdfReference"/>, <see cref="PdfOperator"/>, <see cref="PdfDictionary"/> and lists. ISO
/// 32000-1, section 7.2.
/// </summary>
/// <param name="bytes">What is read.</param>
/// <param name="position">Where it begins.</param>
internal sealed class PdfLexer(ReadOnlyMemory<byte> bytes, int position)
{
    private const int DeepestNesting = 64;

    /// <summary>What two bytes stand for can take forty in memory.</summary>
    private const int MostValues = 1_000_000;

    /// <summary>Stands for the end of the bytes.</summary>
    public static PdfOperator End { get; } = new("");

    private static readonly PdfOperator ArrayEnd = new("]");
    private static readonly PdfOperator DictionaryEnd = new(">>");

    private int values;

    /// <summary>The offset of the next byte.</summary>
    public int Position { get; set; } = position;

    private ReadOnlySpan<byte> Bytes => bytes.Span;

    /// <summary>The next value or word.</summary>
    /// <exception cref="InvalidDataException">It consists of too many others, or they are nested too deep.</exception>
    public object? Read()
    {
        values = 0;
        return Read(0);
    }

    /// <summary>Goes over white space and comments.</summary>
    public void SkipSpace()
    {
        var span = Bytes;
        while (Position < span.Length)
        {
            if (span[Position] == '%')
            {
                var length = span[Position..].IndexOfAny((byte)'\r', (byte)'\n');
                Position = length < 0 ? span.Length : Position + length;
            }
            else if (IsSpace(span[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private object? Read(int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new InvalidDataException($"values are nested in more than {DeepestNesting} others");
        }

        if (++values > MostValues)
        {
            throw new InvalidDataException($"an object consists of more than {MostValues:N0} values");
        }

        SkipSpace();
        if (Position >= bytes.Length)
        {
            return End;
        }

        var first = Bytes[Position++];
        switch ((char)first)
        {
            case '/':
                return new PdfName(ReadName());
            case '(':
                return ReadString();
            case '[':
                return ReadArray(depth);
            case ']':
                return ArrayEnd;
            case '<' when Next == '<':
                Position++;
                return ReadDictionary(depth);
            case '<':
                return ReadHex();
            case '>' when Next == '>':
                Position++;
                return DictionaryEnd;
            case '>' or ')' or '{' or '}':
                return new PdfOperator(((char)first).ToString());
            default:
                Position--;
                return ReadWord();
        }
    }

    private int Next => Position < bytes.Length ? Bytes[Position] : -1;

    private ReadOnlySpan<byte> Regular()
    {
        var start = Position;
        while (Position < bytes.Length && !IsSpace(Bytes[Position]) && !IsDelimiter(Bytes[Position]))
        {
            Position++;
        }

        return Bytes[start..Position];
    }

    private string ReadName()
    {
        var raw = Regular();
        if (!raw.Contains((byte)'#'))
        {
            return Encoding.UTF8.GetString(raw);
        }

        var name = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && char.IsAsciiHexDigit((char)raw[i + 1]) && char.IsAsciiHexDigit((char)raw[i + 2]))
            {
                name.Add((byte)((HexValue(raw[i + 1]) << 4) | HexValue(raw[i + 2])));
                i += 2;
            }
            else
            {
                name.Add(raw[i]);
            }
        }

        return Encoding.UTF8.GetString([.. name]);
    }

    private object? ReadWord()
    {
        var word = Regular();
        if (Number(word) is not { } number)
        {
            return word switch
            {
                _ when word.SequenceEqual("true"u8) => true,
                _ when word.SequenceEqual("false"u8) => false,
                _ when word.SequenceEqual("null"u8) => null,
                _ => new PdfOperator(Encoding.Latin1.GetString(word)),
            };
        }

        return IsWhole(number) && IsReference() ? new PdfReference((int)number) : number;
    }

    private static bool IsWhole(double number) => number is >= 0 and <= int.MaxValue && number == Math.Floor(number);

    /// <summary>Takes what makes a number a reference: another number and an R.</summary>
    private bool IsReference()
    {
        var start = Position;
        SkipSpace();
        if (Position > start && Next is >= '0' and <= '9' && Number(Regular()) is { } generation && IsWhole(generation))
        {
            SkipSpace();
            if (Regular().SequenceEqual("R"u8))
            {
                return true;
            }
        }

        Position = start;
        return false;
    }

    private static double? Number(ReadOnlySpan<byte> word) =>
        !word.IsEmpty && word[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.'
        && double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // Of a value that never ends the next object must not become a part.
    private static bool IsBroken(object? item) => item is PdfOperator { Text: "" or "endobj" or "obj" or "stream" };

    private List<object?> ReadArray(int depth)
    {
        var items = new List<object?>();
        while (Read(depth + 1) is var item && !ReferenceEquals(item, ArrayEnd) && !IsBroken(item))
        {
            items.Add(item);
        }

        return items;
    }

    private PdfDictionary ReadDictionary(int depth)
    {
        var dictionary = new PdfDictionary();
        while (Read(depth + 1) is var key && !ReferenceEquals(key, DictionaryEnd) && !IsBroken(key))
        {
            if (key is PdfName name)
            {
                var value = Read(depth + 1);
                if (ReferenceEquals(value, DictionaryEnd) || IsBroken(value))
                {
                    break;
                }

                dictionary[name.Text] = value;
            }
        }

        return dictionary;
    }

    private byte[] ReadHex()
    {
        var digits = new List<byte>();
        while (Position < bytes.Length && Bytes[Position++] is var b && b != '>')
        {
            if (char.IsAsciiHexDigit((char)b))
            {
                digits.Add((byte)HexValue(b));
            }
        }

        if (digits.Count % 2 != 0)
        {
            digits.Add(0);
        }

        var value = new byte[digits.Count / 2];
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = (byte)((digits[2 * i] << 4) | digits[(2 * i) + 1]);
        }

        return value;
    }

    private byte[] ReadString()
    {
        var text = new List<byte>();
        for (var open = 1; Position < bytes.Length;)
        {
            var b = Bytes[Position++];
            if (b == '\\')
            {
                ReadEscape(text);
                continue;
            }

            open += b == '(' ? 1 : b == ')' ? -1 : 0;
            if (open == 0)
            {
                break;
            }

            text.Add(b);
        }

        return [.. text];
    }

    private void ReadEscape(List<byte> text)
    {
        if (Position >= bytes.Length)
        {
            return;
        }

        var b = Bytes[Position++];
        switch ((char)b)
        {
            case 'n': text.Add((byte)'\n'); break;
            case 'r': text.Add((byte)'\r'); break;
            case 't': text.Add((byte)'\t'); break;
            case 'b': text.Add(8); break;
            case 'f': text.Add(12); break;
            case '\n': break;
            case '\r':
                Position += Next == '\n' ? 1 : 0;
                break;
            case >= '0' and <= '7':
                var value = b - '0';
                for (var i = 0; i < 2 && Next is >= '0' and <= '7'; i++)
                {
                    value = (value * 8) + Bytes[Position++] - '0';
                }

                text.Add((byte)value);
                break;
            default: text.Add(b); break;
        }
    }

    private static int HexValue(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
