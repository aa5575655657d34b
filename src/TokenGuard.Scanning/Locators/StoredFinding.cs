using TokenGuard.Engine;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Locators;

/// <summary>A finding as a report holds it: everything but the secret.</summary>
public sealed record StoredFinding
{
    public required string Fingerprint { get; init; }

    public required string RuleId { get; init; }

    public required Severity Severity { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>The redacted secret.</summary>
    public required string Shown { get; init; }

    public required IReadOnlyList<Occurrence> Occurrences { get; init; }

    public int OccurrencesOmitted { get; init; }

    public IReadOnlyList<CompanionValue> Companions { get; init; } = [];

    /// <summary>The finding with its secret and with companions that are secrets, which were read again.</summary>
    /// <param name="found">What the rules find there now.</param>
    /// <param name="secrets">The companions that are secrets.</param>
    public ReportedFinding With(Finding found, IReadOnlyList<CompanionValue> secrets) => new()
    {
        Rule = found.Rule,
        Fingerprint = new Fingerprint(Fingerprint),
        Secret = found.Secret,
        Severity = Severity,
        Confidence = Confidence,
        Occurrences = Occurrences,
        OccurrencesOmitted = OccurrencesOmitted,
        Companions = [.. Companions, .. secrets],
    };
}
