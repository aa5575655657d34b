using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns.Stretches;

/// <summary>One part of a pattern in a row: a byte of a set so many times, a word boundary, or anything else.</summary>
/// <param name="Node">The part itself.</param>
/// <param name="Set">The set of its bytes, if they are all of one; null for everything else.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record StretchPart(Node Node, ByteSet? Set, NodeLength Length)
{
    private const int LongestFixed = 64;

    public bool IsWordBoundary => Node is Node.Condition { Assertion: Assertion.WordBoundary };

    /// <summary>A pattern as parts.</summary>
    public static List<StretchPart> ListOf(Node pattern)
    {
        var parts = new List<StretchPart>();
        Add(pattern, parts);
        return parts;
    }

    private static void Add(Node node, List<StretchPart> parts)
    {
        switch (node)
        {
            case Node.Group group:
                Add(group.Body, parts);
                break;
            case Node.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Add(part, parts);
                }

                break;
            case Node.Repeat { Body: Node.OneByte body } repeat:
                parts.Add(new(repeat, body.Set, NodeLength.Of(repeat)));
                break;
            default:
                AddBeginning(node, parts);
                break;
        }
    }

    // What all texts of a node begin with, short of the connection between its bytes, and the rest of it.
    private static void AddBeginning(Node node, List<StretchPart> parts)
    {
        var (sets, isWhole) = BeginningOf(node);
        parts.AddRange(sets.Select(set => new StretchPart(new Node.OneByte(set), set, new NodeLength(1, 1))));
        if (sets.Count > 0 && isWhole)
        {
            return;
        }

        var length = NodeLength.Of(node);
        if (sets.Count > 0)
        {
            parts.Add(new(Anything, null, new NodeLength(length.Min - sets.Count, length.Max - sets.Count)));
            length = new NodeLength(0, 0);
        }

        // Seen from behind, it ends as it always did.
        parts.Add(new(node, null, length));
    }

    private static Node Anything { get; } = new Node.Choice([new Node.OneByte(NamedByteSets.All), new Node.Condition(Assertion.TextEnd)]);

    // The sets of the first bytes of all texts of a node, and whether no text has more.
    private static (List<ByteSet> Sets, bool IsWhole) BeginningOf(Node node) => node switch
    {
        Node.OneByte one => ([one.Set], true),
        Node.Group group => BeginningOf(group.Body),
        Node.Sequence sequence => Joined(sequence.Parts.Select(BeginningOf)),
        Node.Choice choice => choice.Branches.Select(BeginningOf).Aggregate(Either),
        Node.Repeat { Min: > 0 } repeat => BeginningOf(repeat.Body) is var (sets, isWhole) && isWhole && sets.Count > 0
            ? Limited(Joined(Enumerable.Repeat((sets, true), Math.Min(repeat.Min, LongestFixed))), repeat.Min == repeat.Max && repeat.Min <= LongestFixed)
            : (sets, isWhole && sets.Count == 0),
        Node.Repeat repeat => ([], repeat.Max == 0),
        _ => ([], true),
    };

    private static (List<ByteSet> Sets, bool IsWhole) Joined(IEnumerable<(List<ByteSet> Sets, bool IsWhole)> beginnings)
    {
        var all = new List<ByteSet>();
        foreach (var (sets, isWhole) in beginnings)
        {
            all.AddRange(sets);
            if (!isWhole || all.Count > LongestFixed)
            {
                return Limited((all, true), isWhole);
            }
        }

        return (all, true);
    }

    private static (List<ByteSet> Sets, bool IsWhole) Either((List<ByteSet> Sets, bool IsWhole) left, (List<ByteSet> Sets, bool IsWhole) right) =>
        ([.. left.Sets.Zip(right.Sets, (a, b) => a.Union(b))], left.IsWhole && right.IsWhole && left.Sets.Count == right.Sets.Count);

    private static (List<ByteSet> Sets, bool IsWhole) Limited((List<ByteSet> Sets, bool IsWhole) beginning, bool isWhole) =>
        beginning.Sets.Count > LongestFixed
            ? ([.. beginning.Sets.Take(LongestFixed)], false)
            : (beginning.Sets, beginning.IsWhole && isWhole);
}
