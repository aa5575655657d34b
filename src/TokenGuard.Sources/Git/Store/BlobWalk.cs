namespace TokenGuard.Sources.Git.Store;

/// <summary>One thread's way through the wanted blobs of all packs.</summary>
internal sealed class BlobWalk(IReadOnlyList<PackPlan> plans, int width, Action<int> unread) : IDisposable
{
    private int next;
    private PackWalk? walk;

    /// <summary>The blob that <see cref="TryNext"/> went to.</summary>
    public WalkedObject Current => walk!.Current;

    /// <summary>What that blob was made from.</summary>
    public BlobRevision Revision => new WalkedRevision(walk!);

    public bool TryNext(CancellationToken cancellation)
    {
        while (true)
        {
            while (walk?.TryNext(out var isWanted) == true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (isWanted)
                {
                    return true;
                }
            }

            walk?.Dispose();
            if (next == plans.Count)
            {
                walk = null;
                return false;
            }

            walk = new PackWalk(plans[next++], width, unread);
        }
    }

    public void Dispose() => walk?.Dispose();
}
