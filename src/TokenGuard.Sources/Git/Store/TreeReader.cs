namespace TokenGuard.Sources.Git.Store;

/// <summary>Reads trees into a graph, on one thread.</summary>
/// <remarks>
/// Of a tree that is made by a delta only the entries that the delta brings are read; the others are those of its base.
/// </remarks>
internal sealed class TreeReader(TreeGraph graph, int width)
{
    private const int ChunkLength = 16 * 1024;

    private readonly List<TreeStep> made = [];
    private TreeStep[] chunk = new TreeStep[ChunkLength];
    private int filled;

    /// <summary>Reads a tree that is not made from another one.</summary>
    public void Read(int tree, ReadOnlySpan<byte> content, TreeLayout layout)
    {
        Begin(layout);
        ReadUpTo(content.Length, content, layout);
        End(tree, -1);
    }

    /// <summary>Reads the tree that a walk has come to.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="isWanted">Whether it belongs into the graph, and is not only there for what is made from it.</param>
    /// <exception cref="StoreException">It is damaged.</exception>
    public void Read(PackWalk walk, bool isWanted)
    {
        var tree = walk.Current;
        var content = tree.Content.Span;
        var layout = tree.Spare as TreeLayout ?? new TreeLayout();
        tree.State = layout;
        Begin(layout);
        if (walk.Base is { State: TreeLayout source })
        {
            ReadDelta(walk.Delta, content, layout, source);
        }

        ReadUpTo(content.Length, content, layout);
        if (isWanted)
        {
            End(tree.Number, walk.Base?.Number ?? -1);
        }
    }

    private void Begin(TreeLayout layout)
    {
        layout.Clear();
        made.Clear();
    }

    private void ReadDelta(DeltaPatch delta, ReadOnlySpan<byte> content, TreeLayout layout, TreeLayout source)
    {
        var start = 0;
        while (delta.TryNext(out var copyFrom, out var length, out _))
        {
            var end = start + length;
            if (copyFrom >= 0 && layout.End >= start && layout.End < end)
            {
                Copy(copyFrom + layout.End - start, copyFrom + length, layout, source);
            }

            ReadUpTo(end, content, layout);
            start = end;
        }
    }

    private void Copy(int from, int to, TreeLayout layout, TreeLayout source)
    {
        var first = source.EntryAt(from);
        var count = first < 0 ? 0 : source.CountUpTo(to) - first;
        if (count > 0)
        {
            made.Add(TreeStep.Copy(first, count));
            layout.AddCopy(source, first, count);
        }
    }

    /// <summary>Reads entries until one ends at an offset or behind it.</summary>
    private void ReadUpTo(int end, ReadOnlySpan<byte> content, TreeLayout layout)
    {
        while (layout.End < end)
        {
            // "mode name NUL id"
            var entry = content[layout.End..];
            var space = entry.IndexOf((byte)' ');
            var nul = entry.IndexOf((byte)0);
            if (space < 1 || nul < space || nul + 1 + width > entry.Length)
            {
                throw new StoreException("a tree is damaged");
            }

            var mode = entry[..space];
            var id = entry.Slice(nul + 1, width);
            var child = mode.SequenceEqual("160000"u8) ? -1 : graph.NumberOf(id);
            made.Add(TreeStep.Entry(graph.Names.NumberOf(entry[(space + 1)..nul]), child, mode.TrimStart((byte)'0').SequenceEqual("40000"u8)));
            layout.Add(layout.End + nul + 1 + width);
        }
    }

    private void End(int tree, int source)
    {
        if (filled + made.Count > chunk.Length)
        {
            (chunk, filled) = (new TreeStep[Math.Max(ChunkLength, made.Count)], 0);
        }

        made.CopyTo(chunk, filled);
        graph.Add(tree, source, chunk.AsMemory(filled, made.Count));
        filled += made.Count;
    }
}
