namespace TokenGuard.Engine.Rules.Toml;

/// <summary>What is wrong in a TOML file, and where.</summary>
/// <param name="File">The file as its reader was told.</param>
/// <param name="Line">From 1; 0 if it concerns no place in the file.</param>
/// <param name="Column">From 1, in UTF-16 code units, as editors count.</param>
/// <param name="Message">The cause and what was expected.</param>
public sealed record TomlError(string File, int Line, int Column, string Message)
{
    public string Message { get; } = QuotedText.WithoutSecrets(Message);

    /// <summary>The form that compilers print and editors understand.</summary>
    public override string ToString() => Line > 0 ? $"{File}({Line},{Column}): {Message}" : $"{File}: {Message}";
}
