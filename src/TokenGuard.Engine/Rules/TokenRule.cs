using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Rules.Calls;

namespace TokenGuard.Engine.Rules;

/// <summary>How one token type looks, how a match is judged, and what a person should do about it.</summary>
public sealed record TokenRule
{
    /// <summary>Unique over all rule files; lower-case words joined by hyphens.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ProviderDefinition Provider { get; init; }

    /// <summary>
    /// The pattern in the engine's RE2 subset. The group <c>secret</c> is the value, else the whole match.
    /// A rule file that gives <c>assigned_to</c> and <c>value</c> arrives here already expanded.
    /// </summary>
    public required string Pattern { get; init; }

    /// <summary>
    /// The pattern's required literals, found when the rule was read; null if it has none. A pattern is compiled only
    /// when one of them is met.
    /// </summary>
    public RequiredLiterals? Anchors { get; init; }

    /// <summary>The stretch that stands in every match, found when the rule was read; null if there is none.</summary>
    public RequiredStretch? Stretch { get; init; }

    /// <summary>Checks in the order they run, as written: <c>name</c> or <c>name:argument</c>.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    public Severity Severity { get; init; } = Severity.High;

    public Confidence Confidence { get; init; } = Confidence.High;

    /// <summary>Leading characters of the value that are the same for everybody, so that reports may show them.</summary>
    public int PublicPrefix { get; init; }

    /// <summary>
    /// True if the rule file gave <c>assigned_to</c>: the value is known by its name only, and rules that know its
    /// format go before.
    /// </summary>
    public bool ByName { get; init; }

    /// <summary>
    /// True if the rule file gave <c>assigned_to</c> without <c>value</c>: the pattern finds words of names only, and what
    /// they name is read as code, configuration or markup writes it.
    /// </summary>
    public bool ReadsAssignments { get; init; }

    /// <summary>True for a rule that is there to read names for others, and reports nothing itself.</summary>
    public bool IsSilent { get; init; }

    /// <summary>
    /// True if the rule file gave <c>reads</c>: the pattern finds what kind a Kubernetes manifest is of, and each entry of the
    /// Secret is a candidate.
    /// </summary>
    public bool ReadsManifests { get; init; }

    /// <summary>
    /// True where people choose the value (passwords): its fingerprint is bound to its place, so that no report
    /// answers whether a guessed password is right.
    /// </summary>
    public bool Chosen { get; init; }

    /// <summary>The environment variable or configuration key that a code fix proposes.</summary>
    public string? Variable { get; init; }

    /// <summary>The day on which the provider stops accepting this kind of credential, as yyyy-MM-dd.</summary>
    public string? Retires { get; init; }

    public string Risk { get; init; } = "";

    public string Remedy { get; init; } = "";

    /// <summary>Where the format is documented.</summary>
    public string? Source { get; init; }

    /// <summary>Templates that must be found once with this rule's id; see <c>rules/README.md</c>.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Templates in which this rule must find nothing.</summary>
    public IReadOnlyList<string> Counterexamples { get; init; } = [];

    /// <summary>
    /// First 16 hex digits of the SHA-256 of sample values that the provider publishes in its own documentation.
    /// </summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>Pattern that is found in the path of every file that the rule is for; null for all files.</summary>
    public string? Path { get; init; }

    /// <summary>Matches that are no findings, besides those that <see cref="ProviderDefinition.Exemptions"/> describes.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    public IReadOnlyList<CompanionNeed> Needs { get; init; } = [];

    /// <summary>Whether it asks for a companion that is looked for far from tokens too.</summary>
    public bool AsksFar => Needs.Any(need => need.IsFar);

    /// <summary>How the token is looked up at its provider; null if nothing is known, or nothing without side effects.</summary>
    public VerifyCall? Verify { get; init; }

    /// <summary>How it is taken out of service; null if nothing is known.</summary>
    public RevokeGuide? Revoke { get; init; }

    /// <summary>True if its file was found in what is scanned: whoever wrote it must not choose where secrets are sent.</summary>
    public bool IsDiscovered { get; init; }

    /// <summary>Where its id is written; null for a rule that code made.</summary>
    public RuleOrigin? Origin { get; init; }
}
