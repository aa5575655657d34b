namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>Reads the text of a pattern into a tree.</summary>
internal sealed class PatternParser
{
    private const int MaxDepth = 100;
    private const int MaxGroups = 50;

    private static readonly Node[] Exactly = [.. NamedByteSets.All.ToArray().Select(value => new Node.OneByte(ByteSet.Of(value)))];
    private static readonly Node[] BothCases = [.. NamedByteSets.All.ToArray().Select(value => new Node.OneByte(ByteSet.Of(value).WithBothCases()))];

    private readonly PatternCursor cursor;
    private readonly List<string?> groupNames = [];
    private PatternFlags flags;
    private int depth;

    private PatternParser(string text) => cursor = new PatternCursor(text);

    public static ParsedPattern Parse(string text)
    {
        var parser = new PatternParser(text);
        var root = parser.ReadChoice();
        return parser.cursor.AtEnd
            ? new ParsedPattern(root, parser.groupNames)
            : throw new PatternException("there is no group that this ) closes", parser.cursor.Position);
    }

    private Node ReadChoice()
    {
        var first = ReadSequence();
        if (!cursor.LooksAt('|'))
        {
            return first;
        }

        var branches = new List<Node> { first };
        while (cursor.Accept('|'))
        {
            branches.Add(ReadSequence());
        }

        return new Node.Choice(branches);
    }

    private Node ReadSequence()
    {
        var parts = new List<Node>();
        while (!cursor.AtEnd && !cursor.LooksAt('|') && !cursor.LooksAt(')'))
        {
            var start = cursor.Position;
            if (RepeatParser.TryRead(cursor, out _, out _, out _))
            {
                throw cursor.Error("there is nothing to repeat", start);
            }

            if (ReadAtom() is { } atom && ReadRepeat(atom, start) is not Node.Empty and var part)
            {
                parts.Add(part);
            }
        }

        return Node.Join(parts);
    }

    private Node ReadRepeat(Node atom, int start)
    {
        if (!RepeatParser.TryRead(cursor, out var min, out var max, out var greedy))
        {
            return atom;
        }

        var end = cursor.Position;
        if (RepeatParser.TryRead(cursor, out _, out _, out _))
        {
            throw cursor.Error("a repeat cannot be repeated; use a group", start);
        }

        cursor.Position = end;
        return atom is Node.Empty || max == 0 ? new Node.Empty() : new Node.Repeat(atom, min, max, greedy, start);
    }

    // Null for a header that only sets flags: nothing can repeat it.
    private Node? ReadAtom()
    {
        if (cursor.Accept('('))
        {
            return ReadGroup();
        }

        if (cursor.Accept('['))
        {
            return new Node.OneByte(ClassParser.Read(cursor, flags.IgnoreCase));
        }

        if (cursor.Accept('.'))
        {
            return new Node.OneByte(flags.DotMatchesNewline ? NamedByteSets.All : NamedByteSets.Newline.Complement());
        }

        if (cursor.Accept('^'))
        {
            return new Node.Condition(flags.MultiLine ? Assertion.LineStart : Assertion.TextStart);
        }

        if (cursor.Accept('$'))
        {
            return new Node.Condition(flags.MultiLine ? Assertion.LineEnd : Assertion.TextEnd);
        }

        return cursor.Accept('\\') ? ReadEscape() : Literal(cursor.TakeCharacter());
    }

    private Node? ReadGroup()
    {
        var start = cursor.Position - 1;
        var header = GroupHeaderParser.Read(cursor, flags);
        if (header.FlagsOnly)
        {
            flags = header.Flags;
            return null;
        }

        var index = header.Captures ? AddGroup(header.Name, start) : 0;
        if (++depth > MaxDepth)
        {
            throw new PatternException($"groups nest deeper than {MaxDepth}", start);
        }

        var outer = flags;
        flags = header.Flags;
        var body = ReadChoice();
        flags = outer;
        depth--;
        if (!cursor.Accept(')'))
        {
            throw new PatternException("the group is not closed by )", start);
        }

        return header.Captures ? new Node.Group(body, index) : body;
    }

    private int AddGroup(string? name, int start)
    {
        if (name is not null && groupNames.Contains(name))
        {
            throw cursor.Error("two groups have the same name", start);
        }

        groupNames.Add(name);
        return groupNames.Count <= MaxGroups
            ? groupNames.Count
            : throw new PatternException($"there are more than {MaxGroups} groups; use (?:…)", start);
    }

    private Node ReadEscape()
    {
        if (cursor.Accept('A'))
        {
            return new Node.Condition(Assertion.TextStart);
        }

        if (cursor.Accept('z'))
        {
            return new Node.Condition(Assertion.TextEnd);
        }

        if (cursor.Accept('b'))
        {
            return new Node.Condition(Assertion.WordBoundary);
        }

        if (cursor.Accept('B'))
        {
            return new Node.Condition(Assertion.NotWordBoundary);
        }

        return EscapeParser.TryReadSet(cursor, out var set)
            ? new Node.OneByte(set)
            : Literal(EscapeParser.ReadCharacter(cursor));
    }

    private Node Literal(byte[] bytes)
    {
        var nodes = flags.IgnoreCase ? BothCases : Exactly;
        return bytes.Length == 1 ? nodes[bytes[0]] : Node.Join([.. bytes.Select(value => nodes[value])]);
    }
}
