namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A file that is no TOML, or none of the subset that is read here.</summary>
public sealed class TomlException(TomlError error) : Exception(error.ToString())
{
    public TomlError Error { get; } = error;

    public string File => Error.File;

    public int Line => Error.Line;

    public int Column => Error.Column;
}
