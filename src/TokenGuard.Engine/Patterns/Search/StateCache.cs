namespace TokenGuard.Engine.Patterns.Search;

/// <summary>
/// The states of a deterministic automaton and its transition tables. A state is called by the offset of its row in
/// them; it stands for the instructions at which threads wait, by falling priority, and for what precedes them.
/// </summary>
internal sealed class StateCache
{
    /// <summary>In the table: not yet computed.</summary>
    public const int Unknown = 0;

    private const int FirstCapacity = 16;
    private const int ReservedRows = 2;
    private const int MaxTableLength = 1 << 19;
    private const int MaxThreads = 1 << 18;

    private readonly int rowLength;
    private readonly int maxRows;
    private readonly SearchMemory memory;
    private readonly List<Entry> entries = [];
    private int[] starting = [];
    private readonly Dictionary<int, int> newestByHash = [];
    private int[] threads = new int[FirstCapacity];
    private int threadCount;

    public StateCache(int rowLength, int maxStates, SearchMemory memory)
    {
        this.memory = memory;
        this.rowLength = rowLength;
        maxRows = ReservedRows + Math.Max(1, Math.Min(maxStates, MaxTableLength / (2 * rowLength)));
        Table = new int[FirstCapacity * rowLength];
        Clear();
        memory.Add(this);
    }

    /// <summary>The state without threads; all other states are greater.</summary>
    public int Dead => rowLength;

    /// <summary>Where no thread starts behind the byte.</summary>
    public int[] Table { get; private set; }

    /// <summary>Where one does. Many patterns start at their anchors alone and never ask for it.</summary>
    public int[] StartingTable
    {
        get
        {
            if (starting.Length == 0)
            {
                starting = new int[Table.Length];
                memory.Grow(this, starting.Length);
            }

            return starting;
        }
    }

    /// <summary>How often the states were thrown away.</summary>
    public int Flushes { get; private set; }

    public int Capacity => maxRows - ReservedRows;

    /// <summary>Numbers that it keeps.</summary>
    public int Size => Table.Length + starting.Length + threads.Length;

    public ReadOnlySpan<int> Threads(int state)
    {
        var entry = entries[state / rowLength];
        return threads.AsSpan(entry.First, entry.Count);
    }

    public Surrounding Before(int state) => entries[state / rowLength].Before;

    /// <summary>The state with these threads; it may first have to throw all others away.</summary>
    public int Intern(ReadOnlySpan<int> list, Surrounding before)
    {
        if (list.IsEmpty)
        {
            return Dead;
        }

        var hash = Hash(list, before);
        var newest = newestByHash.TryGetValue(hash, out var row) ? row : 0;
        for (row = newest; row != 0; row = entries[row].Older)
        {
            var state = row * rowLength;
            if (Before(state) == before && Threads(state).SequenceEqual(list))
            {
                return state;
            }
        }

        if (entries.Count == maxRows || threadCount + list.Length > MaxThreads)
        {
            Clear();
            Flushes++;
            newest = 0;
        }

        newestByHash[hash] = entries.Count;
        return Add(list, before, newest);
    }

    /// <summary>Throws all states away, and the room for them.</summary>
    public void Release()
    {
        Clear();
        Flushes++;
        Table = new int[FirstCapacity * rowLength];
        starting = [];
        threads = new int[FirstCapacity];
    }

    private int Add(ReadOnlySpan<int> list, Surrounding before, int older)
    {
        if (threads.Length < threadCount + list.Length)
        {
            var size = Size;
            Array.Resize(ref threads, 2 * (threadCount + list.Length));
            memory.Grow(this, Size - size);
        }

        list.CopyTo(threads.AsSpan(threadCount));
        entries.Add(new(threadCount, list.Length, before, older));
        threadCount += list.Length;
        if (Table.Length < entries.Count * rowLength)
        {
            var size = Size;
            var table = Table;
            Array.Resize(ref table, 2 * Table.Length);
            Table = table;
            if (starting.Length > 0)
            {
                Array.Resize(ref starting, Table.Length);
            }

            memory.Grow(this, Size - size);
        }

        return (entries.Count - 1) * rowLength;
    }

    private void Clear()
    {
        Array.Clear(Table, 0, Math.Min(Table.Length, entries.Count * rowLength));
        Array.Clear(starting, 0, Math.Min(starting.Length, entries.Count * rowLength));
        entries.Clear();
        newestByHash.Clear();
        threadCount = 0;
        for (var row = 0; row < ReservedRows; row++)
        {
            entries.Add(default);
        }
    }

    private static int Hash(ReadOnlySpan<int> list, Surrounding before)
    {
        var hash = (uint)before + 2166136261u;
        foreach (var instruction in list)
        {
            hash = (hash ^ (uint)instruction) * 16777619u;
        }

        return (int)hash;
    }

    private readonly record struct Entry(int First, int Count, Surrounding Before, int Older);
}
