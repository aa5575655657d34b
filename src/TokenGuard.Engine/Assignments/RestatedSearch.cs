using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Asks the rules that know a value by its name about what was read further from its name than their patterns reach, or
/// under a heading that says whose it is: as if name and value stood in one line.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="searches">The searches for their patterns.</param>
internal sealed class RestatedSearch(CompiledRules rules, PatternSearches searches)
{
    /// <summary>No rule that goes by a name has longer values.</summary>
    private const int LongestValue = 512;

    /// <summary>Bytes between name and value, of the commonest marks and blanks alone, that every pattern of a name steps over.</summary>
    private const int ShortestGap = 6;

    /// <summary>What the argument is called that a client is made with, where nobody calls it anything.</summary>
    private static readonly byte[][] ArgumentNames = ["api_key"u8.ToArray(), "token"u8.ToArray(), "secret"u8.ToArray()];

    private readonly List<byte> lines = [];
    private readonly List<ByteSpan> values = [];
    private readonly List<int> claimants = [];
    private AnchorHits? hits;

    /// <summary>The indexes of the rules that claim the whole value.</summary>
    /// <param name="text">The text that holds both.</param>
    /// <param name="assigned">A name and its value.</param>
    /// <param name="near">The anchors of the text, which tell the rules whose words it lacks.</param>
    public List<int> Claimants(ReadOnlySpan<byte> text, AssignedValue assigned, AnchorHits near)
    {
        claimants.Clear();
        return Restate(text, assigned) ? Ask(near) : claimants;
    }

    /// <summary>The indexes of the rules that claim the whole value as what a client is made with: <c>new AcmeClient("…")</c>.</summary>
    /// <param name="text">The text that holds both.</param>
    /// <param name="at">An offset in the client's name.</param>
    /// <param name="value">The first argument.</param>
    /// <param name="near">The anchors of the text, which tell the rules whose words it lacks.</param>
    public List<int> ClaimantsOfArgument(ReadOnlySpan<byte> text, int at, ByteSpan value, AnchorHits near)
    {
        claimants.Clear();
        var client = AssignmentReader.NameAt(text, at);
        if (value.Length > LongestValue || client.End >= value.Start || text[client.End] != '(')
        {
            return claimants;
        }

        Clear();
        foreach (var name in ArgumentNames)
        {
            State(text, client, (byte)':', name, value);
        }

        return Ask(near);
    }

    private List<int> Ask(AnchorHits near)
    {
        hits ??= new AnchorHits(rules, all: true);
        ReadOnlySpan<byte> restated = lines.ToArray();
        hits.Fill(restated, 0);
        foreach (var pattern in hits.ActivePatterns)
        {
            if (pattern < rules.Rules.Count && !near.IsClosed(pattern) && !rules.Patterns[pattern].ReadsAssignments && rules.Rules[pattern] is { Rule.ByName: true } rule
                && Claims(searches[pattern], restated, hits.Of(pattern), rule.SecretGroup))
            {
                claimants.Add(pattern);
            }
        }

        return claimants;
    }

    private bool Claims(PatternSearch search, ReadOnlySpan<byte> text, ReadOnlySpan<int> anchors, int group)
    {
        for (var from = 0; search.TryNext(text, anchors, from, out var match); from = Math.Max(match.Start + 1, match.Group(group)?.End ?? match.End))
        {
            if (match.Group(group) is { } secret && values.Contains(secret))
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>False if patterns read it where it stands.</returns>
    private bool Restate(ReadOnlySpan<byte> text, AssignedValue assigned)
    {
        var (name, end) = (assigned.Name, assigned.Value.Start);
        if (assigned.Value.Length > LongestValue || end < name.End)
        {
            return false;
        }

        var heading = HeadingReader.Of(text, name.Start);
        if (heading is null && IsNear(text[name.End..end]))
        {
            return false;
        }

        Clear();
        var plain = Ascii.Trim(text[name.Start..name.End], ".-"u8);
        State(text, heading ?? default, (byte)' ', plain, assigned.Value);
        if (heading is { } group)
        {
            // Names with a word for the provider and one for the key let a section stand between the two.
            State(text, group, (byte)':', plain, assigned.Value);
        }

        return true;
    }

    private void Clear()
    {
        lines.Clear();
        values.Clear();
    }

    private void State(ReadOnlySpan<byte> text, ByteSpan heading, byte joint, ReadOnlySpan<byte> name, ByteSpan value)
    {
        lines.Add((byte)' ');
        var over = lines.Count;
        Append(text[heading.Start..heading.End]);
        for (var i = over + 1; i < lines.Count; i++)
        {
            // What leads to a member is written with two colons as well as with a dot.
            if (lines[i] == ':' && lines[i - 1] == ':')
            {
                lines[i] = lines[i - 1] = (byte)'.';
            }
        }

        lines.Add(joint);
        Append(name);
        lines.Add((byte)'=');
        lines.Add((byte)'"');
        values.Add(new ByteSpan(lines.Count, value.Length));
        Append(text[value.Start..value.End]);
        lines.Add((byte)'"');
        lines.Add((byte)'\n');
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            lines.Add(b);
        }
    }

    private static bool IsNear(ReadOnlySpan<byte> gap)
    {
        foreach (var b in gap)
        {
            if (b is not ((byte)' ' or (byte)'=' or (byte)':' or (byte)'"' or (byte)'\'' or (byte)'>'))
            {
                return false;
            }
        }

        return gap.Length <= ShortestGap;
    }
}
