using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns.Programs;

/// <summary>How many instructions the compiler makes of a node.</summary>
internal static class ProgramLength
{
    // Nested repeats multiply; nothing that compiles comes near this.
    private const long Ceiling = int.MaxValue;

    public static long Of(Node node) => node switch
    {
        Node.OneByte or Node.Condition => 1,
        Node.Group group => Of(group.Body) + 2,
        Node.Sequence sequence => Sum(sequence.Parts),
        Node.Choice choice => Sum(choice.Branches) + choice.Branches.Count - 1,
        Node.Repeat { Max: { } max } repeat => Math.Min(Ceiling, (Of(repeat.Body) * max) + max - repeat.Min),
        // A loop and the copies before it, or a way around it where its body can match nothing.
        Node.Repeat { Min: > 0 } repeat => Math.Min(Ceiling, (Of(repeat.Body) * repeat.Min) + 1),
        Node.Repeat repeat => Math.Min(Ceiling, Of(repeat.Body) + (NodeLength.Of(repeat.Body).Min == 0 ? 2 : 1)),
        _ => 0,
    };

    private static long Sum(IReadOnlyList<Node> nodes)
    {
        var sum = 0L;
        for (var i = 0; i < nodes.Count; i++)
        {
            sum += Of(nodes[i]);
        }

        return Math.Min(Ceiling, sum);
    }
}
