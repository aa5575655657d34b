namespace TokenGuard.Sources.Git.Store;

/// <summary>
/// Makes the objects of a plan one after the other, each base once. Of the deltas on one base the largest family comes
/// last and lets go of the base, so that no more contents are held than the logarithm of a family's size.
/// </summary>
/// <remarks>Belongs to one thread at a time; several walks can share a plan.</remarks>
/// <param name="plan">What to read.</param>
/// <param name="width">Bytes of an id.</param>
/// <param name="unread">Told the numbers of wanted objects that git has to read.</param>
internal sealed class PackWalk(PackPlan plan, int width, Action<int> unread) : IDisposable
{
    // Contents held at once beyond this are not walked into: git reads the rest of such a family.
    private const long MostHeld = 32 << 20;

    // What does not deflate grows a little; what is longer is too large, or has something else behind it.
    private const int LongestDeflated = Blob.LargestInMemory + (64 * 1024);

    private const int None = -1;

    private readonly Inflater inflater = new();
    private readonly Stack<(int Node, WalkedObject? Base)> pending = new();
    private readonly Stack<WalkedObject> spare = new();
    private readonly List<int> children = [];
    private readonly PackWindow window = new(plan.Forest.Pack);
    private readonly DeflatedBytes deflated = new();
    private byte[] delta = [];
    private int deltaLength;
    private WalkedObject? current;
    private WalkedObject? parent;
    private long held;

    /// <summary>The object that <see cref="TryNext"/> went to, valid until its next call.</summary>
    public WalkedObject Current => current ?? throw new InvalidOperationException("the walk has not begun");

    /// <summary>The object that the current one was made from, or null.</summary>
    public WalkedObject? Base => parent;

    /// <summary>What made the current object from its base.</summary>
    public DeltaPatch Delta => new(delta.AsSpan(0, deltaLength));

    /// <summary>Goes to the next object, wanted or a base of one.</summary>
    /// <param name="isWanted">Whether it is wanted itself.</param>
    public bool TryNext(out bool isWanted)
    {
        LeaveCurrent();
        while (true)
        {
            if (pending.Count == 0)
            {
                var root = plan.NextRoot();
                if (root == None)
                {
                    isWanted = false;
                    return false;
                }

                pending.Push((root, null));
            }

            var (node, source) = pending.Pop();
            parent = source;
            if (TryMake(node))
            {
                isWanted = plan.IsWanted(node);
                return true;
            }

            PassOver(node);
            LeaveCurrent();
        }
    }

    public void Dispose()
    {
        LeaveCurrent();
        foreach (var (_, source) in pending)
        {
            Release(source);
        }

        pending.Clear();
        deflated.Dispose();
    }

    private void LeaveCurrent()
    {
        Release(parent);
        Release(current);
        (parent, current) = (null, null);
    }

    private void Release(WalkedObject? content)
    {
        var capacity = content?.Capacity ?? 0;
        if (content?.Release() == true)
        {
            held -= capacity;
            spare.Push(content);
        }
    }

    private bool TryMake(int node)
    {
        try
        {
            Make(node);
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            return false;
        }

        plan.ChildrenOf(node, children);
        foreach (var child in children)
        {
            pending.Push((child, current));
        }

        current!.AddUsers(children.Count);
        return true;
    }

    private void Make(int node)
    {
        var forest = plan.Forest;
        var (start, length) = window.Find(forest.OffsetOf(node), (int)Math.Min(forest.LengthOf(node), LongestDeflated));
        var entry = PackEntry.Read(window.Bytes.AsSpan(start, length), width);
        if (entry.IsDelta != parent is not null || entry.Size > Blob.LargestInMemory)
        {
            throw new StoreException("an object is too large");
        }

        deflated.Set(window.Bytes, start + entry.HeadLength, length - entry.HeadLength);
        if (parent is null)
        {
            inflater.Inflate(deflated, Start(node, (int)entry.Size));
            return;
        }

        deltaLength = (int)entry.Size;
        if (delta.Length < deltaLength)
        {
            delta = new byte[Math.Max(deltaLength, 2 * delta.Length)];
        }

        inflater.Inflate(deflated, delta.AsSpan(0, deltaLength));
        var patch = Delta;
        if (patch.BaseLength != parent.Content.Length || patch.ResultLength > Blob.LargestInMemory)
        {
            throw new StoreException("a delta is not one of its base, or its object is too large");
        }

        patch.Apply(parent.Content.Span, Start(node, (int)patch.ResultLength));
    }

    private Span<byte> Start(int node, int length)
    {
        if (held + length > MostHeld)
        {
            throw new StoreException("a family of deltas is too large");
        }

        current = spare.TryPop(out var used) ? used : new WalkedObject();
        current.Start(plan.Forest.ObjectAt(node), plan.Forest.KindOf(node), length);
        held += current.Capacity;
        return current.Writable;
    }

    /// <summary>Leaves a node and all that is made from it to git.</summary>
    private void PassOver(int node)
    {
        var family = new Stack<int>([node]);
        while (family.TryPop(out var member))
        {
            if (plan.IsWanted(member))
            {
                unread(plan.Forest.ObjectAt(member));
            }

            plan.ChildrenOf(member, children);
            children.ForEach(family.Push);
        }
    }
}
