namespace TokenGuard.Engine.Assignments;

/// <summary>Knows logs of tests in which other lines stand between the outcomes.</summary>
internal static class OutcomeLog
{
    private const int Reach = 400;

    private static ReadOnlySpan<byte> Outcome => "PASS: "u8;

    /// <summary><c>PASS: wren :: q7.txt</c>, or another outcome near it and no name with a colon between the two.</summary>
    public static bool Holds(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var start = assigned.Name.Start;
        if (assigned.Name.End >= text.Length || text[assigned.Name.End] != ':')
        {
            return false;
        }

        var rest = text[assigned.Value.End..Math.Min(text.Length, assigned.Value.End + Reach)];
        if (rest.StartsWith(" :: "u8))
        {
            return true;
        }

        if (start > 0 && text[start - 1] != '\n')
        {
            return false;
        }

        var before = text[Math.Max(0, start - Reach)..start];
        return LineAt(before, before.LastIndexOf(Outcome)) is { } earlier && earlier.Line && before[earlier.End..].IndexOf((byte)':') < 0
            || (LineAt(rest, rest.IndexOf(Outcome)) is { } later && later.Line && rest[..later.Start].IndexOf((byte)':') < 0);
    }

    /// <summary>Where the line of an outcome begins and ends, and whether the outcome begins it; null without one.</summary>
    private static (int Start, int End, bool Line)? LineAt(ReadOnlySpan<byte> text, int at)
    {
        if (at < 0)
        {
            return null;
        }

        var length = text[at..].IndexOf((byte)'\n');
        return (at, length < 0 ? text.Length : at + length, at > 0 && text[at - 1] == '\n');
    }
}
