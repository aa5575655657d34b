namespace TokenGuard.Engine.Revisions;

/// <summary>What is known of a text before it is scanned, and what the scan leaves for the next version of it.</summary>
public sealed class TextRevision
{
    /// <summary>Filled by the scan.</summary>
    public required ScanTrace Trace { get; init; }

    /// <summary>The trace of an earlier text with parts in common, scanned by the same rules and under the same path; or null.</summary>
    public ScanTrace? Base { get; set; }

    /// <summary>The parts that both have, in the order of this text and without overlaps.</summary>
    public List<CopiedSpan> Copies { get; init; } = [];
}
