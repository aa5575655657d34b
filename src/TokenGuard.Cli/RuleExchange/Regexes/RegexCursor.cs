using System.Globalization;

namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>A place in the text of a regular expression.</summary>
internal sealed class RegexCursor(string text)
{
    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    public char Current => text[Position];

    public bool LooksAt(string characters) => string.CompareOrdinal(text, Position, characters, 0, characters.Length) == 0;

    public bool Accept(string characters)
    {
        var fits = LooksAt(characters);
        Position += fits ? characters.Length : 0;
        return fits;
    }

    /// <summary>Takes one character, be it one or two UTF-16 units long.</summary>
    public string TakeCharacter()
    {
        var length = !AtEnd && char.IsSurrogatePair(text, Position) ? 2 : 1;
        return AtEnd ? throw new RegexException("it ends in the middle of something") : Take(length);
    }

    public string TakeWhile(Func<char, bool> fits, int atMost = int.MaxValue)
    {
        var length = 0;
        while (Position + length < text.Length && length < atMost && fits(text[Position + length]))
        {
            length++;
        }

        return Take(length);
    }

    /// <summary>Takes everything up to a mark, and the mark.</summary>
    public string TakeThrough(string mark)
    {
        var end = text.IndexOf(mark, Position, StringComparison.Ordinal);
        var taken = end < 0 ? text[Position..] : text[Position..end];
        Position = end < 0 ? text.Length : end + mark.Length;
        return taken;
    }

    /// <summary>Takes hex digits, in braces or as many as given.</summary>
    public int TakeHex(int digits)
    {
        var hex = Accept("{") ? TakeThrough("}") : TakeWhile(char.IsAsciiHexDigit, digits);
        return int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value <= 0x10FFFF
            ? value
            : throw new RegexException($"'{hex}' is no number of a character");
    }

    private string Take(int length)
    {
        Position += length;
        return text[(Position - length)..Position];
    }
}
