using System.Buffers;

namespace TokenGuard.Sources.Git.Store;

/// <summary>The content of an object of a pack, kept as long as deltas on it are still to be made.</summary>
internal sealed class WalkedObject
{
    private byte[] buffer = [];
    private int length;
    private int users;

    /// <summary>The object's number.</summary>
    public int Number { get; private set; }

    public ObjectKind Kind { get; private set; }

    public ReadOnlyMemory<byte> Content => buffer.AsMemory(0, length);

    /// <summary>What the reader of the walk keeps beside the content; null at first.</summary>
    public object? State { get; set; }

    /// <summary>What was kept with an object that is gone and whose place this one took, to be used again; or null.</summary>
    public object? Spare { get; private set; }

    internal Span<byte> Writable => buffer.AsSpan(0, length);

    internal int Capacity => buffer.Length;

    internal void Start(int number, ObjectKind kind, int size)
    {
        (Number, Kind, length, users) = (number, kind, size, 1);
        (Spare, State) = (State ?? Spare, null);
        buffer = ArrayPool<byte>.Shared.Rent(size);
    }

    internal void AddUsers(int count) => users += count;

    /// <summary>True if that was the last user: the content is gone.</summary>
    internal bool Release()
    {
        if (--users > 0)
        {
            return false;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        return true;
    }
}
