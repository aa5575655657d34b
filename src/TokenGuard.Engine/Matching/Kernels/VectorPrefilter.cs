using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TokenGuard.Engine.Matching.Kernels;

/// <summary>
/// A prefilter in three steps, block by block: a kernel names candidates, a bit map drops most of them without a branch,
/// the literals themselves decide about the rest.
/// </summary>
internal sealed class VectorPrefilter : IPrefilter
{
    private const int BlockLength = 4096;

    private readonly CandidateKernel kernel;
    private readonly WindowIndex index;

    public VectorPrefilter(IReadOnlyList<byte[]> literals, FilterPlan plan, Func<WindowTable, CandidateKernel> makeKernel)
    {
        var table = new WindowTable(literals, plan);
        kernel = makeKernel(table);
        index = new WindowIndex(literals, plan, table);
    }

    public int MinHits => Math.Max(1, index.MostAtOnePlace);

    public int Find(ReadOnlySpan<byte> data, int from, Span<LiteralHit> hits, out int resumeAt)
    {
        if (hits.Length < MinHits)
        {
            throw new ArgumentException($"The buffer must hold at least {MinHits} hits", nameof(hits));
        }

        Span<ushort> positions = stackalloc ushort[BlockLength + CandidateKernel.Overrun];
        Span<byte> looked = stackalloc byte[BlockLength + CandidateKernel.Overrun];
        Span<byte> tail = stackalloc byte[BlockLength + CandidateKernel.Overrun];
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
            foreach (var position in positions[..candidates])
            {
                if (position >= length)
                {
                    break;
                }

                if (hits.Length - count < MinHits)
                {
                    resumeAt = start + position;
                    return count;
                }

                var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref block, (int)position));
                count += index.Verify(data, start + position, window, hits[count..]);
            }
        }

        resumeAt = data.Length;
        return count;
    }
}
