using TokenGuard.Engine.Patterns.Syntax;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Patterns.Stretches;

/// <summary>Finds the stretch of a pattern that stands in the fewest places of a typical text.</summary>
internal sealed class StretchFinder
{
    private const int MaxLength = 64;

    // Patterns that reach further are searched at once: there would be too many places to look at.
    private const int MaxOffset = 2048;

    // Names are made of letters, and so are anchors: where they stand is known.
    private const int MostLetters = 8;

    // What is met in several places near an anchor says less than a single byte at the right one.
    private const double LeastRarity = -2;

    private readonly List<StretchPart> parts;
    private RequiredStretch? best;
    private (bool Tells, double Rarity) bestValue;

    private StretchFinder(Node pattern) => parts = StretchPart.ListOf(pattern);

    /// <summary>The stretch; null if the pattern has none, or none at a bounded distance from its start.</summary>
    public static RequiredStretch? Find(Node pattern)
    {
        var finder = new StretchFinder(pattern);
        finder.Search();
        return finder.best;
    }

    private void Search()
    {
        var (min, max) = (0L, (long?)0);
        var open = new OpenStretch(0, 0);
        for (var i = 0; i < parts.Count; i++)
        {
            var (set, length) = (parts[i].Set, parts[i].Length);
            if (parts[i].IsWordBoundary)
            {
                continue;
            }

            if (set is { } bytes)
            {
                var copies = (int)Math.Min(length.Min, MaxLength - open.Sets.Count);
                open.Add(bytes, copies, i);
                (min, max) = (min + length.Min, max + length.Max);
                if (copies == length.Max)
                {
                    continue;
                }

                // What varies, or is too long, ends one stretch with its first bytes and begins the next with its last ones.
                Offer(open, RequiredStretch.Border.Any);
                var last = (int)Math.Min(length.Min, MaxLength);
                open = new OpenStretch(min - last, max - last) { BeginsInside = last > 0 };
                open.Add(bytes, last, i);
            }
            else
            {
                Offer(open, After(open));
                (min, max) = (min + length.Min, max + length.Max);
                open = new OpenStretch(min, max);
            }
        }

        Offer(open, After(open));
    }

    private void Offer(OpenStretch open, RequiredStretch.Border after)
    {
        if (open.Sets.Count == 0 || open.Max is not <= MaxOffset)
        {
            return;
        }

        var before = open.BeginsInside ? RequiredStretch.Border.Any : Neighbours(parts.Take(open.FirstPart).Reverse(), open.Sets[0], NodeEdge.LastOf);
        var places = open.Max.Value - open.Min + 1;
        var told = open.Sets.Sum(Rarity);
        var rarity = told + Rarity(before.Set) + Rarity(after.Set) - Math.Log(places);
        var value = (told > 0 && rarity > LeastRarity, rarity);
        if (best is null || value.CompareTo(bestValue) > 0)
        {
            best = new RequiredStretch([.. open.Sets], before, after, (int)open.Min, (int)open.Max.Value);
            bestValue = value;
        }
    }

    private static double Rarity(ByteSet set) => TellsNothing(set) ? 0 : -Math.Log(ByteFrequencies.Probability(set));

    private static bool TellsNothing(ByteSet set) =>
        set.InLowerCase() is var lower && (lower.Count == 1 || (lower.Count <= MostLetters && IsIn(lower, NamedByteSets.Lower)));

    private static bool IsIn(ByteSet set, ByteSet other) => set.Union(other) == other;

    private RequiredStretch.Border After(OpenStretch open) => open.Sets.Count == 0
        ? RequiredStretch.Border.Any
        : Neighbours(parts.Skip(open.LastPart + 1), open.Sets[^1], NodeEdge.FirstOf);

    private static RequiredStretch.Border Neighbours(IEnumerable<StretchPart> others, ByteSet own, Func<Node, NodeEdge> edgeOf)
    {
        var edge = NodeEdge.Nothing;
        foreach (var part in others)
        {
            if (part.IsWordBoundary && edge == NodeEdge.Nothing && BeyondBoundary(own) is { } border)
            {
                return border;
            }

            edge = edge.Then(edgeOf(part.Node));
            if (!edge.MayBeEmpty)
            {
                return new(edge.Set, edge.AtEdge);
            }
        }

        return RequiredStretch.Border.Any;
    }

    // What stands on the other side of a word boundary.
    private static RequiredStretch.Border? BeyondBoundary(ByteSet own) =>
        IsIn(own, NamedByteSets.Word) ? new(NamedByteSets.Word.Complement(), AtEdge: true)
        : IsIn(own, NamedByteSets.Word.Complement()) ? new(NamedByteSets.Word, AtEdge: false)
        : null;

    /// <summary>A stretch that may still grow.</summary>
    /// <param name="min">Bytes from a match's start, at least.</param>
    /// <param name="max">Bytes from a match's start, at most; null if there is no bound.</param>
    private sealed class OpenStretch(long min, long? max)
    {
        public long Min => min;

        public long? Max => max;

        /// <summary>Whether more bytes of its first part may stand before it.</summary>
        public bool BeginsInside { get; init; }

        public List<ByteSet> Sets { get; } = [];

        public int FirstPart { get; private set; }

        public int LastPart { get; private set; }

        public void Add(ByteSet set, int copies, int part)
        {
            if (copies == 0)
            {
                return;
            }

            FirstPart = Sets.Count == 0 ? part : FirstPart;
            LastPart = part;
            Sets.AddRange(Enumerable.Repeat(set, copies));
        }
    }
}
