namespace TokenGuard.Sources.Git.Store;

/// <summary>The delta from which a walk has made its current object.</summary>
internal sealed class WalkedRevision(PackWalk walk) : BlobRevision
{
    public override object? Trace
    {
        get => walk.Current.State;
        set => walk.Current.State = value;
    }

    public override object? SpareTrace => walk.Current.Spare;

    public override object? BaseTrace => walk.Base?.State;

    public override void ReadCopies(Action<int, int, int> copied)
    {
        var start = 0;
        for (var delta = walk.Delta; delta.TryNext(out var from, out var length, out _); start += length)
        {
            if (from >= 0)
            {
                copied(from, start, length);
            }
        }
    }
}
