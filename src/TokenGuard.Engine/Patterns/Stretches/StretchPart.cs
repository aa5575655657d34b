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
                if (FixedSets(node) is { Count: > 0 } sets)
                {
                    parts.AddRange(sets.Select(set => new StretchPart(new Node.OneByte(set), set, new NodeLength(1, 1))));
                }
                else
                {
                    parts.Add(new(node, null, NodeLength.Of(node)));
                }

                break;
        }
    }

    // The sets of a node whose texts all have one length, short of the connection between them; null for other nodes.
    private static List<ByteSet>? FixedSets(Node node)
    {
        switch (node)
        {
            case Node.OneByte one:
                return [one.Set];
            case Node.Group group:
                return FixedSets(group.Body);
            case Node.Sequence sequence:
                return sequence.Parts.Select(FixedSets).Aggregate((left, right) => left is null || right is null ? null : Limited([.. left, .. right]));
            case Node.Choice choice:
                return choice.Branches.Select(FixedSets).Aggregate((left, right) =>
                    left is null || right is null || left.Count != right.Count ? null : [.. left.Zip(right, (a, b) => a.Union(b))]);
            case Node.Repeat repeat when repeat.Min == repeat.Max && FixedSets(repeat.Body) is { } body && (long)body.Count * repeat.Min <= LongestFixed:
                return [.. Enumerable.Repeat(body, repeat.Min).SelectMany(sets => sets)];
            default:
                return null;
        }
    }

    private static List<ByteSet>? Limited(List<ByteSet> sets) => sets.Count <= LongestFixed ? sets : null;
}
