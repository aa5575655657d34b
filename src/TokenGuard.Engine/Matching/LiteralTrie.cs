namespace TokenGuard.Engine.Matching;

/// <summary>The literals of a prefilter as a tree, from which the automaton's table is made.</summary>
internal sealed class LiteralTrie
{
    private const int Root = 0;
    private const int None = -1;

    private readonly List<int[]> children = [];
    private readonly List<List<int>> hits = [];

    public LiteralTrie(IReadOnlyList<byte[]> literals)
    {
        ClassCount = AssignClasses(literals);
        AddNode();
        for (var i = 0; i < literals.Count; i++)
        {
            Add(literals[i], i);
        }
    }

    /// <summary>The class of each byte: 0 for bytes in no literal, one for both cases of a letter.</summary>
    public byte[] Classes { get; } = new byte[256];

    public int ClassCount { get; }

    /// <summary>
    /// Makes the automaton's table, a row of classes per state. A state is called by the offset of its row; the states
    /// at which literals end stand last, from <c>FirstHitState</c> on.
    /// </summary>
    public (int[] Transitions, int FirstHitState, int[][] Hits) Flatten()
    {
        var order = CompleteByBreadth();
        var silent = order.Where(node => hits[node].Count == 0).ToList();
        var ending = order.Where(node => hits[node].Count > 0).ToList();
        var offsets = new int[children.Count];
        var ordered = silent.Concat(ending).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            offsets[ordered[i]] = i * ClassCount;
        }

        var transitions = ordered.SelectMany(node => children[node]).Select(child => offsets[child]).ToArray();
        return (transitions, silent.Count * ClassCount, [.. ending.Select(node => hits[node].ToArray())]);
    }

    private int AssignClasses(IReadOnlyList<byte[]> literals)
    {
        var used = new bool[256];
        foreach (var literal in literals)
        {
            foreach (var value in literal)
            {
                used[Folded(value)] = true;
            }
        }

        var count = 1;
        for (var value = 0; value < used.Length; value++)
        {
            if (used[value])
            {
                Classes[value] = (byte)count++;
            }
        }

        for (var upper = 'A'; upper <= 'Z'; upper++)
        {
            Classes[upper] = Classes[Folded((byte)upper)];
        }

        return count;
    }

    private void Add(byte[] literal, int index)
    {
        if (literal.Length == 0)
        {
            throw new ArgumentException($"Literal {index} is empty");
        }

        var node = Root;
        foreach (var value in literal)
        {
            var symbol = Classes[value];
            if (children[node][symbol] == None)
            {
                children[node][symbol] = AddNode();
            }

            node = children[node][symbol];
        }

        if (hits[node].Count > 0)
        {
            throw new ArgumentException($"Literals {hits[node][0]} and {index} are the same");
        }

        hits[node].Add(index);
    }

    private int AddNode()
    {
        var row = new int[ClassCount];
        row.AsSpan().Fill(None);
        children.Add(row);
        hits.Add([]);
        return children.Count - 1;
    }

    // Turns the tree into an automaton: missing children are those of the longest suffix that is in the tree, whose
    // hits end here too. Returns the nodes by depth.
    private List<int> CompleteByBreadth()
    {
        var order = new List<int> { Root };
        var suffixes = new int[children.Count];
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            for (var symbol = 0; symbol < ClassCount; symbol++)
            {
                var onSuffix = node == Root ? Root : children[suffixes[node]][symbol];
                var child = children[node][symbol];
                if (child == None)
                {
                    children[node][symbol] = onSuffix;
                    continue;
                }

                suffixes[child] = onSuffix;
                hits[child].AddRange(hits[onSuffix]);
                order.Add(child);
            }
        }

        return order;
    }

    private static byte Folded(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
