namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>How many bytes a node can match; without an upper bound where <c>Max</c> is null.</summary>
internal readonly record struct NodeLength(long Min, long? Max)
{
    // Nested repeats multiply; nothing that compiles comes near this.
    private const long Ceiling = int.MaxValue;

    public static NodeLength Of(Node node) => node switch
    {
        Node.OneByte => new(1, 1),
        Node.Group group => Of(group.Body),
        Node.Sequence sequence => sequence.Parts.Select(Of).Aggregate(Add),
        Node.Choice choice => choice.Branches.Select(Of).Aggregate(Either),
        Node.Repeat repeat => Times(Of(repeat.Body), repeat.Min, repeat.Max),
        _ => new(0, 0),
    };

    private static NodeLength Add(NodeLength left, NodeLength right) =>
        new(Capped(left.Min + right.Min), Capped(left.Max + right.Max));

    private static NodeLength Either(NodeLength left, NodeLength right) =>
        new(Math.Min(left.Min, right.Min), left.Max is { } a && right.Max is { } b ? Math.Max(a, b) : null);

    private static NodeLength Times(NodeLength body, int min, int? max) =>
        new(Capped(body.Min * min), body.Max == 0 ? 0 : Capped(body.Max * max));

    private static long Capped(long value) => Math.Min(value, Ceiling);

    private static long? Capped(long? value) => value is { } known ? Capped(known) : null;
}
