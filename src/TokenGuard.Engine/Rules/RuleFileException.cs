using TokenGuard.Engine.Rules.Toml;

namespace TokenGuard.Engine.Rules;

/// <summary>Rule files that cannot be used, with everything that is wrong in them.</summary>
public sealed class RuleFileException(IReadOnlyList<TomlError> errors) : Exception(string.Join("\n", errors))
{
    /// <summary>One error that has no place in the file, such as that it cannot be read.</summary>
    public RuleFileException(string file, string message)
        : this([new TomlError(file, 0, 0, message)])
    {
    }

    /// <summary>At least one, in the order of the files.</summary>
    public IReadOnlyList<TomlError> Errors { get; } = errors;
}
