using TokenGuard.Engine;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;

namespace TokenGuard.Scanning.Findings;

/// <summary>One secret with all places where it was found.</summary>
public sealed record ReportedFinding
{
    public required TokenRule Rule { get; init; }

    public required Fingerprint Fingerprint { get; init; }

    public required Secret Secret { get; init; }

    public required Severity Severity { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>At least one; the first is where the secret was first seen.</summary>
    public required IReadOnlyList<Occurrence> Occurrences { get; init; }

    /// <summary>Places that are not listed: later versions of a listed path, and what is over the limit.</summary>
    public int OccurrencesOmitted { get; init; }

    public IReadOnlyList<CompanionValue> Companions { get; init; } = [];

    public Verdict Verdict { get; init; } = Verdict.Unchecked;

    /// <summary>What each check said; filled only when explanations were asked for.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];
}
