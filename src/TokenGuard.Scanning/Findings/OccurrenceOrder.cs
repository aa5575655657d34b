namespace TokenGuard.Scanning.Findings;

/// <summary>
/// Root by root, commits by their place in its history, then what is in no commit, by path and offset.
/// The order is total, so that reports do not depend on which thread was faster. For that it leaves the dates of commits
/// out: a tag that is older than the commits before it would stand on both sides of another root's.
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
        var order = (x.Commit is null).CompareTo(y.Commit is null);
        order = order != 0 ? order : string.CompareOrdinal(x.Root, y.Root);
        order = order != 0 ? order : (x.Commit?.Order ?? 0).CompareTo(y.Commit?.Order ?? 0);
        order = order != 0 ? order : string.CompareOrdinal(x.Path, y.Path);
        order = order != 0 ? order : x.Kind.CompareTo(y.Kind);
        return order != 0 ? order : string.CompareOrdinal(x.BlobId, y.BlobId);
    }

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
