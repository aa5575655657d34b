using System.Text;

namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>A place in the text of a pattern.</summary>
internal sealed class PatternCursor(string text)
{
    private static readonly byte[][] OneByteCharacters = [.. Enumerable.Range(0, 0x80).Select(value => new[] { (byte)value })];

    public int Position { get; set; }

    public bool AtEnd => Position == text.Length;

    public bool LooksAt(char character) => !AtEnd && text[Position] == character;

    public bool LooksAt(string characters) =>
        string.CompareOrdinal(text, Position, characters, 0, characters.Length) == 0;

    public char Take() => text[Position++];

    public bool Accept(char character)
    {
        if (!LooksAt(character))
        {
            return false;
        }

        Position++;
        return true;
    }

    public bool Accept(string characters)
    {
        if (!LooksAt(characters))
        {
            return false;
        }

        Position += characters.Length;
        return true;
    }

    /// <summary>Takes characters as long as they fit.</summary>
    public string TakeWhile(Func<char, bool> fits, int atMost = int.MaxValue)
    {
        var from = Position;
        while (!AtEnd && Position - from < atMost && fits(text[Position]))
        {
            Position++;
        }

        return Since(from);
    }

    /// <summary>Takes one character, be it one or two UTF-16 units long, as UTF-8; the array is not to be changed.</summary>
    public byte[] TakeCharacter()
    {
        if (text[Position] < OneByteCharacters.Length)
        {
            return OneByteCharacters[text[Position++]];
        }

        var length = char.IsSurrogatePair(text, Position) ? 2 : 1;
        if (length == 1 && char.IsSurrogate(text[Position]))
        {
            throw new PatternException("half of a surrogate pair is no character", Position);
        }

        Position += length;
        return Encoding.UTF8.GetBytes(Since(Position - length));
    }

    /// <summary>The text from <paramref name="start"/> to here.</summary>
    public string Since(int start) => text.Substring(start, Position - start);

    /// <summary>An error about the text from <paramref name="start"/> to here.</summary>
    public PatternException Error(string message, int start) => new($"{message}: {Since(start)}", start);
}
