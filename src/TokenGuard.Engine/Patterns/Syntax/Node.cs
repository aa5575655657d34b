namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>A part of a parsed pattern.</summary>
internal abstract record Node
{
    /// <summary>Matches the empty text.</summary>
    public sealed record Empty : Node;

    /// <summary>Matches one byte of a set.</summary>
    public sealed record OneByte(ByteSet Set) : Node;

    /// <summary>Matches the empty text where a condition holds.</summary>
    public sealed record Condition(Assertion Assertion) : Node;

    /// <summary>Matches its parts one behind the other; at least two, none of them empty.</summary>
    public sealed record Sequence(IReadOnlyList<Node> Parts) : Node;

    /// <summary>Matches one of its branches, the first that leads to a match.</summary>
    public sealed record Choice(IReadOnlyList<Node> Branches) : Node;

    /// <summary>Matches its body several times; without an upper bound where <c>Max</c> is null.</summary>
    public sealed record Repeat(Node Body, int Min, int? Max, bool Greedy, int Offset) : Node;

    /// <summary>Matches its body and notes where; groups count from 1.</summary>
    public sealed record Group(Node Body, int Index) : Node;

    /// <summary>The parts as one node.</summary>
    /// <param name="parts">None of them empty.</param>
    public static Node Join(IReadOnlyList<Node> parts) => parts.Count switch
    {
        0 => new Empty(),
        1 => parts[0],
        _ => new Sequence(parts),
    };
}
