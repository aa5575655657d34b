using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rules.Binary;

/// <summary>The stretch that a pattern requires.</summary>
internal static class StretchContent
{
    public static void Write(BinaryTextWriter to, RequiredStretch? stretch)
    {
        to.Flag(stretch is not null);
        if (stretch is null)
        {
            return;
        }

        to.Number(stretch.MinOffset);
        to.Number(stretch.MaxOffset);
        WriteBorder(to, stretch.Before);
        WriteBorder(to, stretch.After);
        to.List(Repeats(stretch.Sets), repeat =>
        {
            WriteSet(to, repeat.Set);
            to.Number(repeat.Count);
        });
    }

    public static RequiredStretch? Read(BinaryTextReader from)
    {
        if (!from.Flag())
        {
            return null;
        }

        var (minOffset, maxOffset) = (from.Number(), from.Number());
        var (before, after) = (ReadBorder(from), ReadBorder(from));
        var sets = from.List(() => (Set: ReadSet(from), Count: from.Number()));
        return new RequiredStretch([.. sets.SelectMany(repeat => Enumerable.Repeat(repeat.Set, repeat.Count))], before, after, minOffset, maxOffset);
    }

    private static List<(ByteSet Set, int Count)> Repeats(IReadOnlyList<ByteSet> sets)
    {
        var repeats = new List<(ByteSet Set, int Count)>();
        foreach (var set in sets)
        {
            if (repeats.Count > 0 && repeats[^1].Set == set)
            {
                repeats[^1] = (set, repeats[^1].Count + 1);
            }
            else
            {
                repeats.Add((set, 1));
            }
        }

        return repeats;
    }

    private static void WriteBorder(BinaryTextWriter to, RequiredStretch.Border border)
    {
        WriteSet(to, border.Set);
        to.Flag(border.AtEdge);
    }

    private static RequiredStretch.Border ReadBorder(BinaryTextReader from) => new(ReadSet(from), from.Flag());

    // Each byte is one character of a text, so that a set is written once.
    public static void WriteSet(BinaryTextWriter to, ByteSet set) => to.Text(new string([.. set.ToArray().Select(value => (char)value)]));

    public static ByteSet ReadSet(BinaryTextReader from) => ByteSet.Of(from.Text());
}
