using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Patterns;

/// <summary>
/// How much of a value's beginning its pattern gives away: letters that stand there in every match, or one of a few words
/// (<c>live</c>, <c>test</c>). It says nothing about the one value.
/// </summary>
public sealed class FixedBeginning
{
    private const string ValueGroup = "secret";

    // One letter, or one in both cases.
    private const int FewestChoices = 2;

    private readonly Node value;

    private FixedBeginning(Node value) => this.value = value;

    /// <param name="pattern">The pattern of a rule; its group <c>secret</c> is the value, else the whole match.</param>
    /// <exception cref="PatternException">The pattern is malformed.</exception>
    public static FixedBeginning Of(string pattern)
    {
        var parsed = PatternParser.Parse(pattern);
        for (var group = 1; group <= parsed.GroupNames.Count; group++)
        {
            if (parsed.GroupNames[group - 1] == ValueGroup && Find(parsed.Root, group) is { } found)
            {
                return new FixedBeginning(found);
            }
        }

        return new FixedBeginning(parsed.Root);
    }

    /// <summary>The number of leading characters of a value that the pattern gives away.</summary>
    public int LengthIn(string text) => Follow(value, text, 0).End;

    private static Node? Find(Node node, int index) => node switch
    {
        Node.Group group => group.Index == index ? group.Body : Find(group.Body, index),
        Node.Sequence sequence => sequence.Parts.Select(part => Find(part, index)).FirstOrDefault(found => found is not null),
        Node.Choice choice => choice.Branches.Select(branch => Find(branch, index)).FirstOrDefault(found => found is not null),
        Node.Repeat repeat => Find(repeat.Body, index),
        _ => null,
    };

    /// <summary>Where the fixed text ends that a node has from a place on, and whether the node ends there too.</summary>
    private static (int End, bool IsWhole) Follow(Node node, string text, int start) => node switch
    {
        Node.OneByte one => start < text.Length && text[start] <= '\u007F' && one.Set.Contains((byte)text[start]) && one.Set.Count <= FewestChoices
            ? (start + 1, true)
            : (start, false),
        Node.Group group => Follow(group.Body, text, start),
        Node.Sequence sequence => FollowAll(sequence.Parts, text, start),
        Node.Choice choice => choice.Branches.Select(branch => Follow(branch, text, start)).OrderByDescending(followed => followed.End).First(),
        Node.Repeat repeat => FollowRepeat(repeat, text, start),
        _ => (start, true),
    };

    private static (int End, bool IsWhole) FollowAll(IReadOnlyList<Node> parts, string text, int start)
    {
        foreach (var part in parts)
        {
            var (end, isWhole) = Follow(part, text, start);
            start = end;
            if (!isWhole)
            {
                return (start, false);
            }
        }

        return (start, true);
    }

    private static (int End, bool IsWhole) FollowRepeat(Node.Repeat repeat, string text, int start)
    {
        for (var times = 0; times < (repeat.Max ?? text.Length); times++)
        {
            var (end, isWhole) = Follow(repeat.Body, text, start);
            if (!isWhole || end == start)
            {
                return times < repeat.Min ? (end, isWhole) : (start, true);
            }

            start = end;
        }

        return (start, true);
    }
}
