using System.Globalization;
using System.Text;

namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>What a backslash and what follows it stand for.</summary>
/// <param name="Text">The same in our patterns.</param>
/// <param name="Character">The character that it is, or null if it stands for a class or a place.</param>
internal readonly record struct RegexEscape(string Text, Rune? Character)
{
    private const int FirstBeyondAscii = 0x80;

    /// <summary>Reads an escape; the cursor stands behind the backslash.</summary>
    /// <exception cref="RegexException">Our patterns have nothing like it.</exception>
    public static RegexEscape Read(RegexCursor cursor, RegexDialect dialect, bool inBytes)
    {
        var letter = cursor.TakeCharacter();
        switch (letter)
        {
            case "a":
                return Byte('\a');
            case "_":
                return new("_", new Rune('_'));
            case "x":
                return Number(cursor.TakeHex(2), inBytes);
            case "u" when dialect == RegexDialect.Rust:
                return Number(cursor.TakeHex(4), inBytes: false);
            case "U" when dialect == RegexDialect.Rust:
                return Number(cursor.TakeHex(8), inBytes: false);
            case "<" or ">" when dialect == RegexDialect.Rust:
                throw new RegexException($"the edge of a word, \\{letter}, is not supported");
            case "b" when dialect == RegexDialect.Rust && cursor.LooksAt("{"):
                throw new RegexException("half a word boundary, \\b{…}, is not supported");
        }

        if (dialect == RegexDialect.Go && letter[0] is >= '0' and <= '7' && (letter[0] == '0' || (!cursor.AtEnd && cursor.Current is >= '0' and <= '7')))
        {
            return Number(Convert.ToInt32(letter + cursor.TakeWhile(digit => digit is >= '0' and <= '7', 2), 8), inBytes: false);
        }

        return new($"\\{letter}", char.IsAsciiLetterOrDigit(letter[0]) ? Control(letter[0]) : Rune.GetRuneAt(letter, 0));
    }

    private static Rune? Control(char letter) => letter switch
    {
        't' => new Rune('\t'),
        'n' => new Rune('\n'),
        'r' => new Rune('\r'),
        'f' => new Rune('\f'),
        'v' => new Rune('\v'),
        _ => null,
    };

    private static RegexEscape Number(int value, bool inBytes) => value < FirstBeyondAscii || (inBytes && value <= byte.MaxValue)
        ? Byte((char)value)
        : Rune.TryCreate(value, out var character) ? new($"\\x{{{Hex(value)}}}", character) : throw new RegexException($"there is no character {Hex(value)}");

    private static RegexEscape Byte(char value) => new($"\\x{((int)value).ToString("x2", CultureInfo.InvariantCulture)}", new Rune(value < FirstBeyondAscii ? value : '\0'));

    private static string Hex(int value) => value.ToString("x", CultureInfo.InvariantCulture);
}
