namespace TokenGuard.Engine.Rules;

/// <summary>
/// A description of matches that are no findings. Its patterns, in the engine's RE2 subset, are looked for anywhere in
/// what they speak of; it applies where all that are given are found.
/// </summary>
public sealed record Exemption
{
    /// <summary>Looked for in the value.</summary>
    public string? Value { get; init; }

    /// <summary>Looked for in the whole match.</summary>
    public string? Match { get; init; }

    /// <summary>Looked for in the lines that the match stands in.</summary>
    public string? Line { get; init; }

    /// <summary>Looked for in the file's path, with forward slashes. A text without a path is never exempt by it.</summary>
    public string? Path { get; init; }
}
