using System.Globalization;
using System.Text;

namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>Reads what may follow a backslash inside and outside of classes.</summary>
internal static class EscapeParser
{
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>Reads an escape that stands for a set, such as <c>\d</c>; the cursor stands behind the backslash.</summary>
    public static bool TryReadSet(PatternCursor cursor, out ByteSet set)
    {
        var start = cursor.Position;
        if (!cursor.AtEnd && NamedByteSets.Escaped(cursor.Take()) is { } named)
        {
            set = named;
            return true;
        }

        cursor.Position = start;
        set = default;
        return false;
    }

    /// <summary>Reads an escape that stands for one character; the cursor stands behind the backslash.</summary>
    public static byte[] ReadCharacter(PatternCursor cursor)
    {
        var start = cursor.Position - 1;
        if (cursor.AtEnd)
        {
            throw cursor.Error("nothing follows the backslash", start);
        }

        var letter = cursor.Take();
        return letter switch
        {
            't' => [(byte)'\t'],
            'n' => [(byte)'\n'],
            'r' => [(byte)'\r'],
            'f' => [(byte)'\f'],
            'v' => [(byte)'\v'],
            'x' => ReadHex(cursor, start),
            >= '1' and <= '9' or 'k' => throw cursor.Error("back-references are not supported", start),
            'p' or 'P' => throw cursor.Error("Unicode classes are not supported", start),
            _ when letter < 0x80 && !NamedByteSets.Word.Contains((byte)letter) => [(byte)letter],
            _ => throw cursor.Error("unknown escape", start),
        };
    }

    private static byte[] ReadHex(PatternCursor cursor, int start)
    {
        if (cursor.Accept('{'))
        {
            var digits = cursor.TakeWhile(IsHexDigit);
            if (!cursor.Accept('}') || digits.Length is 0 or > 6)
            {
                throw cursor.Error(@"\x{ wants one to six hex digits and }", start);
            }

            return CodePoint(cursor, Hex(digits), start);
        }

        var pair = cursor.TakeWhile(IsHexDigit, atMost: 2);
        return pair.Length == 2 ? [(byte)Hex(pair)] : throw cursor.Error(@"\x wants two hex digits", start);
    }

    private static byte[] CodePoint(PatternCursor cursor, int value, int start) =>
        value is > LastCodePoint or (>= 0xD800 and <= 0xDFFF)
            ? throw cursor.Error("no such character", start)
            : Encoding.UTF8.GetBytes(char.ConvertFromUtf32(value));

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
