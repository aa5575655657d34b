namespace TokenGuard.Sources.Git.Store;

/// <summary>A step of making a tree's list of entries: an entry, or a copy of entries of the tree that it is made from.</summary>
/// <param name="Value">Both cases in one number: a history has millions of them.</param>
internal readonly record struct TreeStep(long Value)
{
    private const long TreeFlag = 1L << 62;

    public static TreeStep Entry(int name, int child, bool isTree) => new((isTree ? TreeFlag : 0) | ((long)name << 32) | (uint)child);

    public static TreeStep Copy(int from, int count) => new(~(((long)from << 32) | (uint)count));

    public bool IsCopy => Value < 0;

    /// <summary>The first entry that is copied.</summary>
    public int From => (int)(~Value >> 32);

    /// <summary>How many are copied.</summary>
    public int Count => (int)~Value;

    /// <summary>The number of the entry's name.</summary>
    public int Name => (int)(Value >> 32) & 0x3FFFFFFF;

    /// <summary>The number of the entry's object, or -1 if it is a commit of a submodule.</summary>
    public int Child => (int)Value;

    /// <summary>Whether the entry is a folder.</summary>
    public bool IsTree => (Value & TreeFlag) != 0;
}
