namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>Reads a class in brackets.</summary>
internal static class ClassParser
{
    /// <summary>Reads the class whose opening bracket the cursor has just passed.</summary>
    public static ByteSet Read(PatternCursor cursor, bool ignoreCase)
    {
        var start = cursor.Position - 1;
        var negated = cursor.Accept('^');
        var set = default(ByteSet);
        var first = cursor.Position;
        while (cursor.Position == first || !cursor.LooksAt(']'))
        {
            if (cursor.AtEnd)
            {
                throw Unclosed(start);
            }

            set = set.Union(ReadItem(cursor, start));
        }

        cursor.Position++;
        set = ignoreCase ? set.WithBothCases() : set;
        set = negated ? set.Complement() : set;
        return set.IsEmpty ? throw cursor.Error("the class matches nothing", start) : set;
    }

    private static ByteSet ReadItem(PatternCursor cursor, int classStart)
    {
        var start = cursor.Position;
        if (TryReadSet(cursor, out var set))
        {
            return LooksAtRange(cursor)
                ? throw RangeError(cursor, start, "a range cannot start with a class")
                : set;
        }

        var from = ReadByte(cursor, classStart);
        if (!LooksAtRange(cursor))
        {
            return ByteSet.Of(from);
        }

        cursor.Position++;
        if (TryReadSet(cursor, out _))
        {
            throw cursor.Error("a range cannot end with a class", start);
        }

        var to = ReadByte(cursor, classStart);
        return from <= to ? ByteSet.Range(from, to) : throw cursor.Error("the range runs backwards", start);
    }

    private static bool TryReadSet(PatternCursor cursor, out ByteSet set)
    {
        var start = cursor.Position;
        if (cursor.Accept("[:"))
        {
            var negated = cursor.Accept('^');
            var name = cursor.TakeWhile(char.IsLetter);
            if (!cursor.Accept(":]") || NamedByteSets.Posix(name) is not { } named)
            {
                throw cursor.Error("unknown POSIX class", start);
            }

            set = negated ? named.Complement() : named;
            return true;
        }

        if (cursor.Accept('\\') && EscapeParser.TryReadSet(cursor, out set))
        {
            return true;
        }

        cursor.Position = start;
        set = default;
        return false;
    }

    private static byte ReadByte(PatternCursor cursor, int classStart)
    {
        if (cursor.AtEnd)
        {
            throw Unclosed(classStart);
        }

        var start = cursor.Position;
        var bytes = cursor.Accept('\\') ? EscapeParser.ReadCharacter(cursor) : cursor.TakeCharacter();
        return bytes.Length == 1
            ? bytes[0]
            : throw cursor.Error("a class holds bytes, this character has several; use an alternation", start);
    }

    private static bool LooksAtRange(PatternCursor cursor) => cursor.LooksAt('-') && !cursor.LooksAt("-]");

    private static PatternException Unclosed(int start) => new("the class is not closed by ]", start);

    private static PatternException RangeError(PatternCursor cursor, int start, string message)
    {
        cursor.Position++;
        return cursor.Error(message, start);
    }
}
