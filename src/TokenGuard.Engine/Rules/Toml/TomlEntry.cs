namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A key of a table with its value.</summary>
/// <param name="Key">The key without quotes.</param>
/// <param name="Index">Where the key stands in the source.</param>
/// <param name="Value">Its value.</param>
internal sealed record TomlEntry(string Key, int Index, TomlValue Value);
