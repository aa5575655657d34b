namespace TokenGuard.Engine.Rules.Toml;

/// <summary>Opens the tables of a document under TOML's rule that nothing is defined twice.</summary>
internal sealed class TomlTableBuilder
{
    private readonly TomlSource source;

    public TomlTableBuilder(TomlSource source)
    {
        this.source = source;
        Current = Root;
    }

    public TomlTable Root { get; } = new(0, TomlTableForm.Header);

    /// <summary>The table that statements go to.</summary>
    public TomlTable Current { get; private set; }

    /// <summary>Opens the table of a <c>[header]</c>.</summary>
    public void OpenTable(List<TomlKeyPart> path, int index)
    {
        var parent = ParentOf(path);
        var last = path[^1];
        if (!parent.TryGet(last.Name, out var entry))
        {
            Current = new TomlTable(index, TomlTableForm.Header);
            parent.Add(new TomlEntry(last.Name, last.Index, Current));
        }
        else if (entry.Value is TomlTable { Form: TomlTableForm.Implied } table)
        {
            table.Form = TomlTableForm.Header;
            Current = table;
        }
        else
        {
            throw DefinedTwice(last, entry);
        }
    }

    /// <summary>Adds the table of a <c>[[header]]</c> to its array.</summary>
    public void OpenElement(List<TomlKeyPart> path, int index)
    {
        var parent = ParentOf(path);
        var last = path[^1];
        Current = new TomlTable(index, TomlTableForm.Header);
        if (!parent.TryGet(last.Name, out var entry))
        {
            parent.Add(entry = new TomlEntry(last.Name, last.Index, new TomlArray(index, ofTables: true)));
        }

        if (entry.Value is not TomlArray { OfTables: true } array)
        {
            throw DefinedTwice(last, entry);
        }

        array.Items.Add(Current);
    }

    /// <summary>The table that the last part of a key of <paramref name="table"/> belongs to; it has no such key yet.</summary>
    public TomlTable OwnerOf(TomlTable table, List<TomlKeyPart> path)
    {
        for (var i = 0; i + 1 < path.Count; i++)
        {
            if (!table.TryGet(path[i].Name, out var entry))
            {
                entry = new TomlEntry(path[i].Name, path[i].Index, new TomlTable(path[i].Index, TomlTableForm.Dotted));
                table.Add(entry);
            }

            table = entry.Value as TomlTable is { Form: TomlTableForm.Dotted } dotted ? dotted : throw DefinedTwice(path[i], entry);
        }

        return table.TryGet(path[^1].Name, out var taken) ? throw DefinedTwice(path[^1], taken) : table;
    }

    private TomlTable ParentOf(List<TomlKeyPart> path)
    {
        var table = Root;
        for (var i = 0; i + 1 < path.Count; i++)
        {
            if (!table.TryGet(path[i].Name, out var entry))
            {
                entry = new TomlEntry(path[i].Name, path[i].Index, new TomlTable(path[i].Index, TomlTableForm.Implied));
                table.Add(entry);
            }

            table = entry.Value switch
            {
                TomlTable { Form: not TomlTableForm.Inline } inner => inner,
                TomlArray { OfTables: true } array => (TomlTable)array.Items[^1],
                _ => throw DefinedTwice(path[i], entry),
            };
        }

        return table;
    }

    private TomlException DefinedTwice(TomlKeyPart part, TomlEntry first) => source.Fail(
        part.Index, $"'{part.Name}' is already defined as {first.Value.Kind} in line {source.LineOf(first.Index)}");
}
