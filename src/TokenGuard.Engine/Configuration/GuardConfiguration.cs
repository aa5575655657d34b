using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Configuration;

/// <summary>
/// What a <c>.tokenguard.toml</c> says: which paths and rules to leave out, which findings are accepted, and
/// what the analyzers should know of the code.
/// </summary>
public sealed record GuardConfiguration
{
    public static GuardConfiguration Empty { get; } = new();

    /// <summary>Paths that are not scanned.</summary>
    public IReadOnlyList<PathGlob> Exclude { get; init; } = [];

    /// <summary>Ids of rules that are switched off.</summary>
    public IReadOnlyList<string> DisabledRules { get; init; } = [];

    /// <summary>Baseline files, relative to the configuration file.</summary>
    public IReadOnlyList<string> Baselines { get; init; } = [];

    /// <summary>Inline markers of other tools that are honoured on their line.</summary>
    public IReadOnlyList<string> OtherMarkers { get; init; } = [];

    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    /// <summary>APIs of the user's own whose calls need a credential; the analyzers read them.</summary>
    public IReadOnlyList<ApiDefinition> Apis { get; init; } = [];

    /// <summary>Members of the user's own that take a credential; the analyzers read them.</summary>
    public IReadOnlyList<SinkDeclaration> Sinks { get; init; } = [];

    /// <summary>Encodings seen through inside each other; only trusted configuration sets it.</summary>
    public int? DecodingDepth { get; init; }
}
