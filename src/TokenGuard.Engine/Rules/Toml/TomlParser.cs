namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Parses the statements and values of a TOML file.</summary>
internal sealed class TomlParser
{
    /// <summary>Arrays and inline tables inside each other, and parts of a key: far more than a rule needs.</summary>
    private const int DeepestNesting = 32;

    private readonly TomlCursor cursor;
    private readonly TomlStringParser strings;
    private readonly TomlScalarParser scalars;
    private readonly TomlTableBuilder tables;

    public TomlParser(TomlSource source)
    {
        cursor = new TomlCursor(source);
        strings = new TomlStringParser(cursor);
        scalars = new TomlScalarParser(cursor);
        tables = new TomlTableBuilder(source);
    }

    public TomlTable Parse()
    {
        for (cursor.SkipLines(); !cursor.AtEnd; cursor.SkipLines())
        {
            if (cursor.Current == '[')
            {
                ParseHeader();
                cursor.FinishLine("the table's header");
            }
            else
            {
                ParseEntry(tables.Current, 0);
                cursor.FinishLine("the value");
            }
        }

        return tables.Root;
    }

    private void ParseHeader()
    {
        var start = cursor.Index++;
        var isArray = cursor.TryTake('[');
        var path = ParsePath();
        if (!cursor.TryTake(']') || (isArray && !cursor.TryTake(']')))
        {
            throw cursor.Fail($"expected {(isArray ? "]]" : "]")} behind the table's name, found {cursor.Describe()}");
        }

        if (isArray)
        {
            tables.OpenElement(path, start);
        }
        else
        {
            tables.OpenTable(path, start);
        }
    }

    private void ParseEntry(TomlTable table, int depth)
    {
        var path = ParsePath();
        if (!cursor.TryTake('='))
        {
            throw cursor.Fail($"expected = behind the key '{path[^1].Name}', found {cursor.Describe()}");
        }

        cursor.SkipBlanks();
        // The table first: an error in the key is said before one in its value.
        var owner = tables.OwnerOf(table, path);
        owner.Add(new TomlEntry(path[^1].Name, path[^1].Index, ParseValue(depth)));
    }

    /// <summary>A key of one or more parts, with the blanks around it.</summary>
    private List<TomlKeyPart> ParsePath()
    {
        var path = new List<TomlKeyPart>();
        do
        {
            cursor.SkipBlanks();
            if (path.Count == DeepestNesting)
            {
                throw cursor.Fail($"a key has at most {DeepestNesting} parts");
            }

            path.Add(ParseKeyPart());
            cursor.SkipBlanks();
        }
        while (cursor.TryTake('.'));
        return path;
    }

    private TomlKeyPart ParseKeyPart()
    {
        var start = cursor.Index;
        if (cursor.Current is '"' or '\'')
        {
            if (cursor.StartsWith("\"\"\"") || cursor.StartsWith("'''"))
            {
                throw cursor.Fail("a key may not be a multi-line string");
            }

            return new TomlKeyPart(strings.Parse().Text, start);
        }

        while (cursor.Current is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-')
        {
            cursor.Index++;
        }

        return cursor.Index > start
            ? new TomlKeyPart(cursor.Source.Text.Substring(start, cursor.Index - start), start)
            : throw cursor.Fail($"expected a key, found {cursor.Describe()}");
    }

    private TomlValue ParseValue(int depth)
    {
        if (cursor.Current is '[' or '{' && depth == DeepestNesting)
        {
            throw cursor.Fail($"arrays and inline tables are nested deeper than {DeepestNesting}");
        }

        return cursor.Current switch
        {
            '"' or '\'' => strings.Parse(),
            '[' => ParseArray(depth + 1),
            '{' => ParseInlineTable(depth + 1),
            _ => scalars.Parse(),
        };
    }

    private TomlArray ParseArray(int depth)
    {
        var array = new TomlArray(cursor.Index++, ofTables: false);
        cursor.SkipLines();
        while (!cursor.TryTake(']'))
        {
            RefuseEnd(array.Index, "the array has no closing ]");
            array.Items.Add(ParseValue(depth));
            cursor.SkipLines();
            if (!cursor.TryTake(',') && cursor.Current != ']')
            {
                RefuseEnd(array.Index, "the array has no closing ]");
                throw cursor.Fail($"expected , or ] in the array, found {cursor.Describe()}");
            }

            cursor.SkipLines();
        }

        return array;
    }

    private TomlTable ParseInlineTable(int depth)
    {
        var table = new TomlTable(cursor.Index++, TomlTableForm.Inline);
        cursor.SkipBlanks();
        if (cursor.TryTake('}'))
        {
            return table;
        }

        do
        {
            ParseEntry(table, depth);
            cursor.SkipBlanks();
        }
        while (cursor.TryTake(','));
        if (cursor.TryTake('}'))
        {
            return table;
        }

        RefuseEnd(table.Index, "the inline table has no closing }");
        throw cursor.Fail($"expected , or }} in the inline table, found {cursor.Describe()}");
    }

    private void RefuseEnd(int start, string message)
    {
        if (cursor.AtEnd)
        {
            throw cursor.Source.Fail(start, message);
        }
    }
}
