namespace TokenGuard.Sources.Archives.Formats;

/// <summary>A table of a SQLite database, as its CREATE statement tells of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Root">The page at which its tree begins.</param>
/// <param name="Columns">Its columns, as far as they can be told.</param>
internal sealed record SqliteTable(string Name, int Root, IReadOnlyList<string> Columns)
{
    private static readonly string[] Constraints = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"];

    /// <summary>The table of tables.</summary>
    public static SqliteTable Schema { get; } = new("sqlite_schema", 1, ["type", "name", "tbl_name", "rootpage", "sql"]);

    /// <summary>Reads a CREATE statement; what cannot be understood has no columns.</summary>
    public static SqliteTable Parse(string name, int root, string sql)
    {
        var columns = new List<string>();
        var open = sql.IndexOf('(', StringComparison.Ordinal);
        var close = sql.LastIndexOf(')');

        // Tables without row numbers keep their columns in another order.
        if (open >= 0 && close > open && !sql[close..].Contains("WITHOUT", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var definition in Split(sql[(open + 1)..close]))
            {
                var column = FirstWord(definition.Trim());
                if (column.Length > 0 && !Constraints.Contains(column, StringComparer.OrdinalIgnoreCase))
                {
                    columns.Add(column);
                }
            }
        }

        return new SqliteTable(name, root, columns);
    }

    private static IEnumerable<string> Split(string definitions)
    {
        int depth = 0, start = 0;
        for (var i = 0; i < definitions.Length; i++)
        {
            depth += definitions[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (definitions[i] == ',' && depth == 0)
            {
                yield return definitions[start..i];
                start = i + 1;
            }
        }

        yield return definitions[start..];
    }

    private static string FirstWord(string definition)
    {
        if (definition.Length > 0 && "\"'`[".Contains(definition[0], StringComparison.Ordinal))
        {
            var end = definition.IndexOf(definition[0] == '[' ? ']' : definition[0], 1);
            return end < 0 ? "" : definition[1..end];
        }

        var space = definition.AsSpan().IndexOfAny(" \t\r\n(");
        return space < 0 ? definition : definition[..space];
    }
}
