namespace TokenGuard.Engine.Rules.Toml;

/// <summary>An array, or the tables that were written under one <c>[[header]]</c>.</summary>
internal sealed class TomlArray(int index, bool ofTables) : TomlValue(index)
{
    public List<TomlValue> Items { get; } = [];

    /// <summary>True if headers may add tables to it.</summary>
    public bool OfTables { get; } = ofTables;

    public override string Kind => OfTables ? "an array of tables" : "an array";
}
