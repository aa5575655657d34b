using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns.Stretches;

/// <summary>With what the texts of a node begin, or end.</summary>
/// <param name="Set">The bytes.</param>
/// <param name="AtEdge">Whether the edge of the whole text is asked for instead of a byte.</param>
/// <param name="MayBeEmpty">Whether the neighbours of the node count too.</param>
internal readonly record struct NodeEdge(ByteSet Set, bool AtEdge, bool MayBeEmpty)
{
    public static NodeEdge Nothing { get; } = new(default, AtEdge: false, MayBeEmpty: true);

    public static NodeEdge FirstOf(Node node) => Of(node, Assertion.TextEnd, parts => parts);

    public static NodeEdge LastOf(Node node) => Of(node, Assertion.TextStart, parts => parts.Reverse());

    /// <summary>This edge if the other node stands behind it, seen from the edge.</summary>
    public NodeEdge Then(NodeEdge other) =>
        MayBeEmpty ? new(Set.Union(other.Set), AtEdge || other.AtEdge, other.MayBeEmpty) : this;

    private static NodeEdge Of(Node node, Assertion edge, Func<IEnumerable<Node>, IEnumerable<Node>> fromEdge) => node switch
    {
        Node.OneByte one => new(one.Set, AtEdge: false, MayBeEmpty: false),
        Node.Condition condition when condition.Assertion == edge => new(default, AtEdge: true, MayBeEmpty: false),
        Node.Group group => Of(group.Body, edge, fromEdge),
        Node.Sequence sequence => fromEdge(sequence.Parts).Select(part => Of(part, edge, fromEdge)).Aggregate((left, right) => left.Then(right)),
        Node.Choice choice => choice.Branches.Select(branch => Of(branch, edge, fromEdge)).Aggregate(Or),
        Node.Repeat { Max: 0 } => Nothing,
        Node.Repeat repeat => Of(repeat.Body, edge, fromEdge) is var body && repeat.Min == 0 ? body with { MayBeEmpty = true } : body,
        _ => Nothing,
    };

    private static NodeEdge Or(NodeEdge left, NodeEdge right) =>
        new(left.Set.Union(right.Set), left.AtEdge || right.AtEdge, left.MayBeEmpty || right.MayBeEmpty);
}
