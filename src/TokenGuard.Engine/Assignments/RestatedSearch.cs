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

    private readonly List<byte> line = [];
    private readonly List<int> claimants = [];
    private AnchorHits? hits;

    /// <summary>The indexes of the rules that claim the whole value.</summary>
    /// <param name="text">The text that holds both.</param>
    /// <param name="assigned">A name and its value.</param>
    /// <param name="near">The anchors of the text, which tell the rules whose words it lacks.</param>
    public List<int> Claimants(ReadOnlySpan<byte> text, AssignedValue assigned, AnchorHits near)
    {
        claimants.Clear();
        if (!Restate(text, assigned, out var value))
        {
            return claimants;
        }

        hits ??= new AnchorHits(rules, all: true);
        ReadOnlySpan<byte> restated = line.ToArray();
        hits.Fill(restated, 0);
        foreach (var pattern in hits.ActivePatterns)
        {
            if (pattern < rules.Rules.Count && !near.IsClosed(pattern) && !rules.Patterns[pattern].ReadsAssignments && rules.Rules[pattern] is { Rule.ByName: true } rule
                && Claims(searches[pattern], restated, hits.Of(pattern), rule.SecretGroup, value))
            {
                claimants.Add(pattern);
            }
        }

        return claimants;
    }

    private static bool Claims(PatternSearch search, ReadOnlySpan<byte> text, ReadOnlySpan<int> anchors, int group, ByteSpan value)
    {
        for (var from = 0; search.TryNext(text, anchors, from, out var match); from = Math.Max(match.Start + 1, match.Group(group)?.End ?? match.End))
        {
            if (match.Group(group) == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <returns>False if patterns read it where it stands.</returns>
    private bool Restate(ReadOnlySpan<byte> text, AssignedValue assigned, out ByteSpan value)
    {
        value = default;
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

        line.Clear();
        Append(text, heading ?? default);
        line.Add((byte)' ');
        Append(text, name);
        line.Add((byte)'=');
        line.Add((byte)'"');
        value = new ByteSpan(line.Count, assigned.Value.Length);
        Append(text, assigned.Value);
        line.Add((byte)'"');
        return true;
    }

    private void Append(ReadOnlySpan<byte> text, ByteSpan span)
    {
        foreach (var b in text.Slice(span.Start, span.Length))
        {
            line.Add(b);
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
