using System.Diagnostics.CodeAnalysis;

namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A table: its keys in the order they were written.</summary>
internal sealed class TomlTable(int index, TomlTableForm form) : TomlValue(index)
{
    private readonly Dictionary<string, TomlEntry> byKey = new(StringComparer.Ordinal);
    private readonly List<TomlEntry> entries = [];

    public IReadOnlyList<TomlEntry> Entries => entries;

    /// <summary>How it came to be; a header may still turn an implied table into its own.</summary>
    public TomlTableForm Form { get; set; } = form;

    public override string Kind => "a table";

    public bool TryGet(string key, [NotNullWhen(true)] out TomlEntry? entry) => byKey.TryGetValue(key, out entry);

    public void Add(TomlEntry entry)
    {
        byKey.Add(entry.Key, entry);
        entries.Add(entry);
    }
}
