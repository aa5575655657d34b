namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A parsed TOML file.</summary>
internal sealed class TomlDocument(TomlSource source, TomlTable root)
{
    public TomlSource Source { get; } = source;

    public TomlTable Root { get; } = root;

    /// <summary>Parses a file.</summary>
    /// <param name="file">Its name for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="TomlException">It is no TOML, or none of the subset.</exception>
    public static TomlDocument Parse(string file, ReadOnlySpan<byte> bytes)
    {
        var source = new TomlSource(file, Utf8Text.Decode(file, bytes));
        return new TomlDocument(source, new TomlParser(source).Parse());
    }
}
