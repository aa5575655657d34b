using TokenGuard.Cli.RuleExchange.Regexes;
using TokenGuard.Engine;

namespace TokenGuard.Cli.RuleExchange;

/// <summary>A rule of another tool, in terms that several of them share.</summary>
internal sealed record ForeignRule
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Its regular expression; null where a rule only changes one of another file, or looks at paths alone.</summary>
    public string? Regex { get; init; }

    public RegexDialect Dialect { get; init; }

    /// <summary>The number of the group that holds the value; 0 where the tool chooses.</summary>
    public int SecretGroup { get; init; }

    /// <summary>Regular expression that paths must match; null for every file.</summary>
    public string? Path { get; init; }

    /// <summary>Words of which one must stand in the text.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Checks that are written as ours.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    public IReadOnlyList<ForeignAllowlist> Allowlists { get; init; } = [];

    /// <summary>Rules that find what completes the token.</summary>
    public IReadOnlyList<ForeignNeed> Needs { get; init; } = [];

    /// <summary>True for a rule whose matches are reported only as parts of others.</summary>
    public bool IsHelper { get; init; }

    public Confidence? Confidence { get; init; }

    /// <summary>The page that describes the format.</summary>
    public string? Source { get; init; }

    public IReadOnlyList<string> Examples { get; init; } = [];

    public IReadOnlyList<string> Counterexamples { get; init; } = [];

    /// <summary>What cannot be taken over, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
