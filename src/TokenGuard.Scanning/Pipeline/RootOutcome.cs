using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Reports;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>What came of one root, its accepted findings set apart.</summary>
internal sealed class RootOutcome
{
    /// <summary>A sighting with the fingerprint that it has at its place.</summary>
    public readonly record struct Settled(Sighting Sighting, Fingerprint Fingerprint);

    /// <summary>An accepted sighting and what accepted it.</summary>
    public readonly record struct Accepted(Settled Settled, SuppressionOrigin Origin, string Reason, string? Owner, string? Until)
    {
        /// <summary>What sightings of one secret share if they are told as one.</summary>
        public (SuppressionOrigin Origin, string Reason, string? Owner, string? Until) Group => (Origin, Reason, Owner, Until);
    }

    public required ScannedRoot Root { get; set; }

    public List<Settled> Open { get; } = [];

    public List<Accepted> Suppressed { get; } = [];

    public List<Problem> Problems { get; } = [];

    public List<Notice> Notices { get; } = [];

    public RootResult Result { get; } = new();

    /// <summary>Commits of its history or range.</summary>
    public long Commits { get; set; }

    /// <summary>Archives that were opened.</summary>
    public long Archives { get; set; }

    /// <summary>Files in them that were read.</summary>
    public long Members { get; set; }
}
