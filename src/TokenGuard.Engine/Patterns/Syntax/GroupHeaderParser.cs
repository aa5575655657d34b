namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>What stands between an opening parenthesis and the group's body.</summary>
/// <param name="Captures">True if the group notes its place.</param>
/// <param name="Name">The name of a named group.</param>
/// <param name="Flags">The flags inside the group.</param>
/// <param name="FlagsOnly">True for <c>(?i)</c>: no body, the flags hold for the rest of the enclosing group.</param>
internal readonly record struct GroupHeader(bool Captures, string? Name, PatternFlags Flags, bool FlagsOnly);

/// <summary>Reads group headers.</summary>
internal static class GroupHeaderParser
{
    private static readonly (string Mark, string Name)[] Unsupported =
    [
        ("?=", "look-ahead"),
        ("?!", "look-ahead"),
        ("?<=", "look-behind"),
        ("?<!", "look-behind"),
        ("?>", "an atomic group"),
        ("?P=", "a back-reference"),
        ("?P>", "recursion"),
        ("?#", "a comment"),
        ("?(", "a conditional group"),
        ("?|", "a branch reset"),
    ];

    /// <summary>Reads the header behind the parenthesis that the cursor has just passed.</summary>
    public static GroupHeader Read(PatternCursor cursor, PatternFlags flags)
    {
        if (!cursor.LooksAt('?'))
        {
            return new(Captures: true, Name: null, flags, FlagsOnly: false);
        }

        var start = cursor.Position - 1;
        foreach (var (mark, name) in Unsupported)
        {
            if (cursor.Accept(mark))
            {
                throw cursor.Error($"{name} is not supported", start);
            }
        }

        cursor.Position++;
        return cursor.Accept("P<") || cursor.Accept('<')
            ? new(Captures: true, ReadName(cursor, start), flags, FlagsOnly: false)
            : ReadFlags(cursor, flags, start);
    }

    private static string ReadName(PatternCursor cursor, int start)
    {
        var name = cursor.TakeWhile(c => c < 0x80 && NamedByteSets.Word.Contains((byte)c));
        return cursor.Accept('>') && name.Length > 0
            ? name
            : throw cursor.Error("a group's name is made of letters, digits and _ and ends with >", start);
    }

    private static GroupHeader ReadFlags(PatternCursor cursor, PatternFlags flags, int start)
    {
        var on = true;
        while (!cursor.AtEnd)
        {
            switch (cursor.Take())
            {
                case 'i': flags = flags with { IgnoreCase = on }; break;
                case 's': flags = flags with { DotMatchesNewline = on }; break;
                case 'm': flags = flags with { MultiLine = on }; break;
                case '-' when on: on = false; break;
                case ':': return new(Captures: false, Name: null, flags, FlagsOnly: false);
                case ')': return new(Captures: false, Name: null, flags, FlagsOnly: true);
                default: throw cursor.Error("unknown flag", start);
            }
        }

        throw cursor.Error("the group is not closed by )", start);
    }
}
