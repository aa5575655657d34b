namespace TokenGuard.Scanning.Findings;

/// <summary>
/// Where a secret was first seen comes first: commits by age, then what has no date by root, path and offset.
/// The order is total, so that reports do not depend on which thread was faster.
/// </summary>
internal sealed class OccurrenceOrder : IComparer<Occurrence>
{
    public static OccurrenceOrder Instance { get; } = new();

    public int Compare(Occurrence? x, Occurrence? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var order = ComparePlaces(x.Place, y.Place);
        order = order != 0 ? order : x.Offset.CompareTo(y.Offset);
        order = order != 0 ? order : x.Length.CompareTo(y.Length);
        return order != 0 ? order : CompareLayers(x, y);
    }

    internal static int ComparePlaces(Place x, Place y)
    {
        var order = CompareCommits(x, y);
        order = order != 0 ? order : string.CompareOrdinal(x.Root, y.Root);
        order = order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : x.Kind.CompareTo(y.Kind);
        return order != 0 ? order : string.CompareOrdinal(x.BlobId, y.BlobId);
    }

    private static int CompareCommits(Place x, Place y) => (x.Commit, y.Commit) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } mine, { } theirs) when x.Root == y.Root => mine.Order.CompareTo(theirs.Order),
        ({ } mine, { } theirs) => mine.Date.CompareTo(theirs.Date) is var byDate and not 0 ? byDate : string.CompareOrdinal(mine.Id, theirs.Id),
    };

    // The same encoded text can hold one secret twice.
    private static int CompareLayers(Occurrence x, Occurrence y)
    {
        var order = x.Layers.Count.CompareTo(y.Layers.Count);
        for (var i = 0; order == 0 && i < x.Layers.Count; i++)
        {
            order = x.Layers[i].Kind.CompareTo(y.Layers[i].Kind);
            order = order != 0 ? order : x.Layers[i].Span.Start.CompareTo(y.Layers[i].Span.Start);
            order = order != 0 ? order : x.Layers[i].Span.Length.CompareTo(y.Layers[i].Span.Length);
        }

        return order;
    }
}
