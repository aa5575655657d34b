using TokenGuard.Engine.Patterns.Stretches;
using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns.Literals;

/// <summary>
/// Walks over a pattern from its start and keeps the literals that must stand in a match. Neighbouring parts with few
/// texts multiply into longer literals; a part with many texts ends a literal.
/// </summary>
internal sealed class LiteralFinder
{
    private const int MaxDistance = 1024;
    private const int MaxOptionalTexts = 4;

    // All neighbouring parts, and only those with a single text: the latter make fewer literals.
    private readonly LiteralRun wide;
    private readonly LiteralRun narrow;
    private LiteralCandidate? best;
    private long? before = 0;
    private bool isExact = true;

    private LiteralFinder()
    {
        wide = new(Offer);
        narrow = new(Offer);
    }

    public static RequiredLiterals? Find(Node pattern) =>
        Analyse(pattern).Best is { } best
            ? new RequiredLiterals(best.Set.Literals, (int)best.Distance, StartOf(pattern, best), best.Distance == 0 && IsWord(best.Set) && BeginsAtBoundary(pattern))
            : null;

    private static IReadOnlyList<ByteSet> StartOf(Node pattern, LiteralCandidate best) =>
        best.Distance == 0 && best.Set.ShortestLength < RequiredLiterals.ShortLength ? StartFinder.Find(pattern, RequiredLiterals.ShortLength) : [];

    private static bool IsWord(LiteralSet set) => set.Literals.All(literal => NamedByteSets.Word.Contains(literal[0]));

    private static bool BeginsAtBoundary(Node node) => node switch
    {
        Node.Condition condition => condition.Assertion == Assertion.WordBoundary,
        Node.Group group => BeginsAtBoundary(group.Body),
        Node.Sequence sequence => BeginsAtBoundary(sequence.Parts[0]),
        Node.Choice choice => choice.Branches.All(BeginsAtBoundary),
        _ => false,
    };

    // Exact: all texts that the node matches, null if they are too many.
    private static (LiteralCandidate? Best, LiteralSet? Exact) Analyse(Node node)
    {
        var finder = new LiteralFinder();
        finder.Add(node);
        finder.narrow.End(null);
        var exact = finder.isExact ? finder.wide.Set : null;
        finder.wide.End(null);
        return (finder.best, exact);
    }

    private void Add(Node node)
    {
        switch (node)
        {
            case Node.OneByte oneByte:
                AddTexts(LiteralSet.Of(oneByte.Set), 1);
                break;
            case Node.Group group:
                Add(group.Body);
                break;
            case Node.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Add(part);
                }

                break;
            case Node.Repeat repeat:
                AddRepeat(repeat);
                break;
            case Node.Choice choice:
                AddChoice(choice);
                break;
        }
    }

    private void AddRepeat(Node.Repeat repeat)
    {
        if (repeat is { Min: 0, Max: 1 } && Analyse(repeat.Body).Exact is { Count: <= MaxOptionalTexts } texts)
        {
            AddTexts(texts.Union(LiteralSet.EmptyString), NodeLength.Of(repeat.Body).Max);
            return;
        }

        // Longer literals than this are cut anyway.
        var copies = Math.Min(repeat.Min, LiteralSet.MaxLength + 1);
        for (var i = 0; i < copies; i++)
        {
            Add(repeat.Body);
        }

        if (repeat.Max != copies)
        {
            var rest = repeat with { Min = repeat.Min - copies, Max = repeat.Max - copies };
            AddTexts(null, NodeLength.Of(rest).Max);
        }
    }

    private void AddChoice(Node.Choice choice)
    {
        var branches = choice.Branches.Select(Analyse).ToList();
        var best = branches.Select(branch => branch.Best).Aggregate(Either);
        if (best is not null)
        {
            Offer(best.Set, before + best.Distance);
        }

        var exact = branches.Select(branch => branch.Exact).Aggregate((all, next) => next is null ? null : all?.Union(next));
        AddTexts(exact, NodeLength.Of(choice).Max);
    }

    private static LiteralCandidate? Either(LiteralCandidate? left, LiteralCandidate? right) =>
        left is not null && right is not null && left.Set.Union(right.Set) is { } both
            ? new(both, Math.Max(left.Distance, right.Distance))
            : null;

    // One of these texts follows, or, if they are null, any text of at most this length.
    private void AddTexts(LiteralSet? texts, long? maxLength)
    {
        isExact &= wide.Extend(texts, before);
        narrow.Extend(texts is { Count: 1 } ? texts : null, before);
        before += maxLength;
        if (texts is null)
        {
            isExact = false;
            wide.End(before);
        }

        if (texts is not { Count: 1 })
        {
            narrow.End(before);
        }
    }

    private void Offer(LiteralSet set, long? distance)
    {
        if (distance <= MaxDistance && set.ShortestLength > 0)
        {
            var candidate = new LiteralCandidate(set.WithoutExtensions(), distance.Value);
            best = candidate.IsSelective && candidate.IsBetterThan(best) ? candidate : best;
        }
    }
}
