using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Configuration;

/// <summary>A configuration or baseline file that cannot be used, with everything that is wrong in it.</summary>
public sealed class ConfigurationFileException(IReadOnlyList<TomlError> errors) : Exception(string.Join("\n", errors))
{
    /// <summary>At least one, in the order of the file.</summary>
    public IReadOnlyList<TomlError> Errors { get; } = errors;
}
