namespace TokenGuard.Engine.Matching;

/// <summary>The literals of a prefilter as a tree, from which the automaton's table is made.</summary>
internal sealed class LiteralTrie
{
    private const int Root = 0;
    private const int None = -1;
    private const int FirstCapacity = 1024;

    // A row of children per node.
    private int[] children;
    private readonly List<int[]?> hits = [];
    private int nodeCount;

    public LiteralTrie(IReadOnlyList<byte[]> literals)
    {
        ClassCount = AssignClasses(literals);
        children = new int[FirstCapacity * ClassCount];
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
        var offsets = new int[nodeCount];
        var ending = new List<int[]>();
        var silentCount = 0;
        foreach (var node in order)
        {
            offsets[node] = hits[node] is null ? silentCount++ * ClassCount : 0;
        }

        foreach (var node in order)
        {
            if (hits[node] is { } ends)
            {
                offsets[node] = (silentCount + ending.Count) * ClassCount;
                ending.Add(ends);
            }
        }

        var transitions = new int[nodeCount * ClassCount];
        foreach (var node in order)
        {
            for (var symbol = 0; symbol < ClassCount; symbol++)
            {
                transitions[offsets[node] + symbol] = offsets[children[node * ClassCount + symbol]];
            }
        }

        return (transitions, silentCount * ClassCount, [.. ending]);
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
            var edge = node * ClassCount + Classes[value];
            if (children[edge] == None)
            {
                var added = AddNode();
                children[edge] = added;
            }

            node = children[edge];
        }

        hits[node] = hits[node] is { } other ? throw new ArgumentException($"Literals {other[0]} and {index} are the same") : [index];
    }

    private int AddNode()
    {
        var row = nodeCount * ClassCount;
        if (row == children.Length)
        {
            Array.Resize(ref children, 2 * children.Length);
        }

        children.AsSpan(row, ClassCount).Fill(None);
        hits.Add(null);
        return nodeCount++;
    }

    // Turns the tree into an automaton: missing children are those of the longest suffix that is in the tree, whose
    // hits end here too. Returns the nodes by depth.
    private int[] CompleteByBreadth()
    {
        var order = new int[nodeCount];
        var count = 1;
        var suffixes = new int[nodeCount];
        for (var i = 0; i < count; i++)
        {
            var node = order[i];
            for (var symbol = 0; symbol < ClassCount; symbol++)
            {
                var edge = node * ClassCount + symbol;
                var onSuffix = node == Root ? Root : children[suffixes[node] * ClassCount + symbol];
                var child = children[edge];
                if (child == None)
                {
                    children[edge] = onSuffix;
                    continue;
                }

                suffixes[child] = onSuffix;
                hits[child] = hits[onSuffix] is { } more ? [.. hits[child] ?? [], .. more] : hits[child];
                order[count++] = child;
            }
        }

        return order;
    }

    private static byte Folded(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
