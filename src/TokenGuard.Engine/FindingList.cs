namespace TokenGuard.Engine;

/// <summary>Collects what one blob holds and settles which rule keeps a text that several claim.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> findings = [];
    private readonly List<ContextFact> facts = [];
    private readonly List<DroppedCandidate> dropped = [];
    private readonly HashSet<CompiledNeed> wanted = [];
    private readonly HashSet<ByteSpan> refuted = [];
    private readonly Dictionary<ByteSpan, int> misread = [];

    /// <summary>Companions that the findings need and that are still to be looked for.</summary>
    public IReadOnlyCollection<CompiledNeed> Wanted => wanted;

    public void Clear()
    {
        findings.Clear();
        facts.Clear();
        dropped.Clear();
        wanted.Clear();
        refuted.Clear();
        misread.Clear();
    }

    public void Add(Finding finding) => findings.Add(finding);

    public void AddFact(ContextFact fact) => facts.Add(fact);

    public void AddDropped(DroppedCandidate candidate) => dropped.Add(candidate);

    /// <summary>Notes a text that a provider's rule knows to be none of its tokens; rules that go by names do not take it either.</summary>
    public void AddRefuted(ByteSpan span) => refuted.Add(span);

    /// <summary>Notes an encoded text of which it is known what it holds; rules that go by names do not take the encoded one.</summary>
    /// <param name="span">Where it stands in the blob.</param>
    /// <param name="depth">Number of encodings around it.</param>
    public void AddMisread(ByteSpan span, int depth) => misread[span] = depth;

    public void AddWanted(IReadOnlyList<CompiledNeed> needs) => wanted.UnionWith(needs);

    public ScanResult ToResult(ScanLimits limits)
    {
        if (findings.Count == 0 && facts.Count == 0 && dropped.Count == 0)
        {
            return ScanResult.Empty;
        }

        var kept = Settle(out var displaced);
        var tooMany = kept.Count > limits.FindingsPerBlob;
        return new ScanResult
        {
            Findings = tooMany ? kept.GetRange(0, limits.FindingsPerBlob) : kept,
            Displaced = displaced,
            Facts = [.. facts.Distinct().OrderBy(fact => fact.Offset).ThenBy(fact => fact.Kind, StringComparer.Ordinal)],
            Dropped = [.. dropped.OrderBy(candidate => candidate.Span.Start).ThenBy(candidate => candidate.Rule.Id, StringComparer.Ordinal)],
            LimitsReached = tooMany ? [$"{kept.Count} findings, {limits.FindingsPerBlob} kept"] : [],
        };
    }

    /// <summary>Keeps one finding per text: the most specific rule's, found through the fewest layers, of which it is surest.</summary>
    private List<Finding> Settle(out List<Finding> displaced)
    {
        displaced = [];
        Finding? last = null;
        var kept = new List<Finding>(findings.Count);
        var taken = new SortedSet<ByteSpan>(OverlapIsEqual.Order);
        foreach (var finding in WithoutRefuted().OrderBy(f => f, Specificity.Order).ThenBy(f => f.Span.Start).ThenByDescending(f => f.Span.Length))
        {
            if (taken.Add(finding.Span))
            {
                kept.Add(finding);
            }
            else if (last is null || !IsSame(last, finding))
            {
                displaced.Add(finding);
            }

            last = finding;
        }

        kept.Sort((x, y) => x.Span.Start.CompareTo(y.Span.Start));
        return kept;
    }

    /// <summary>A value that a rule met by its pattern and where it is read from its name is one finding.</summary>
    private static bool IsSame(Finding one, Finding other) =>
        one.Rule == other.Rule && one.Span == other.Span && one.Layers.Count == other.Layers.Count;

    /// <summary>Leaves out what a generic rule found in a refuted text or a part of it, or in what it encodes.</summary>
    private IEnumerable<Finding> WithoutRefuted()
    {
        if (refuted.Count == 0 && misread.Count == 0)
        {
            return findings;
        }

        var covers = misread.GroupBy(encoded => encoded.Value, encoded => encoded.Key)
            .Select(depth => (Depth: depth.Key, Cover: new SpanCover(depth)))
            .Append((Depth: int.MaxValue, Cover: new SpanCover(refuted)))
            .ToList();
        return findings.Where(finding => !finding.Rule.Provider.Generic
            || !covers.Exists(cover => finding.Layers.Count <= cover.Depth && cover.Cover.Holds(finding.Span)));
    }

    /// <summary>Orders spans that do not overlap; overlapping ones count as equal, so a set refuses the second.</summary>
    private sealed class OverlapIsEqual : IComparer<ByteSpan>
    {
        public static OverlapIsEqual Order { get; } = new();

        public int Compare(ByteSpan x, ByteSpan y) => x.Overlaps(y) ? 0 : x.Start.CompareTo(y.Start);
    }
}
