using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>
/// A prefilter in steps, block by block and with few branches: a kernel names candidates, bit maps and then the windows drop most of them,
/// and the literals themselves decide about the rest.
/// </summary>
internal sealed class VectorPrefilter : IPrefilter
{
    private const int BlockLength = 4096;
    private const int WindowsLength = 1024;

    private readonly CandidateKernel kernel;
    private readonly WindowIndex index;

    public VectorPrefilter(IReadOnlyList<byte[]> literals, FilterPlan plan, Func<WindowTable, CandidateKernel> makeKernel)
    {
        var table = new WindowTable(literals, plan);
        kernel = makeKernel(table);
        index = new WindowIndex(literals, plan, table);
    }

    public int MinHits => Math.Max(1, index.MostAtOnePlace);

    // What is on the stack is written before it is read: clearing it would take longer than most of the texts.
    [SkipLocalsInit]
    public int Find(ReadOnlySpan<byte> data, int from, Span<LiteralHit> hits, out int resumeAt)
    {
        if (hits.Length < MinHits)
        {
            throw new ArgumentException($"The buffer must hold at least {MinHits} hits", nameof(hits));
        }

        Span<ushort> positions = stackalloc ushort[BlockLength + CandidateKernel.Overrun];
        Span<byte> looked = stackalloc byte[BlockLength + CandidateKernel.Overrun];
        Span<byte> tail = stackalloc byte[BlockLength + CandidateKernel.Overrun];
        Span<WindowPlace> windows = MinHits <= WindowsLength ? stackalloc WindowPlace[WindowsLength + WindowIndex.Overrun] : new WindowPlace[MinHits + WindowIndex.Overrun];
        var count = 0;
        for (var start = from; start < data.Length; start += BlockLength)
        {
            var length = Math.Min(BlockLength, data.Length - start);
            scoped ref var block = ref MemoryMarshal.GetReference(data[start..]);
            if (data.Length - start < BlockLength + CandidateKernel.Overrun)
            {
                var rest = data[start..];
                rest.CopyTo(tail);
                tail[rest.Length..].Clear();
                block = ref MemoryMarshal.GetReference(tail);
            }

            var candidates = kernel.Find(ref block, length, ref MemoryMarshal.GetReference(looked), ref MemoryMarshal.GetReference(positions));
            candidates = index.Sift(ref block, positions[..candidates]);
            while (candidates > 0 && positions[candidates - 1] >= length)
            {
                candidates--;
            }

            for (var next = 0; next < candidates;)
            {
                if (hits.Length - count < MinHits)
                {
                    resumeAt = start + positions[next];
                    return count;
                }

                var found = index.Match(ref block, positions[..candidates], ref next, windows[..Math.Min(windows.Length, hits.Length - count + WindowIndex.Overrun)]);
                count += index.Verify(data, start, windows[..found], hits[count..]);
            }
        }

        resumeAt = data.Length;
        return count;
    }
}
