using TokenGuard.Engine.Matching.Kernels;
using TokenGuard.Engine.Matching.Runs;

namespace TokenGuard.Engine.Tests.Matching.Runs;

public sealed class RunKernelTests
{
    private delegate void ReadBlock(ReadOnlySpan<byte> block, Span<ulong> units);

    [Fact]
    public void Every_kernel_reads_what_a_look_at_every_byte_reads()
    {
        ReadBlock[] kernels = WideRunKernel.IsSupported ? [RunKernel.Read, WideRunKernel.Read] : [RunKernel.Read];
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var block = random.GetItems<byte>("0123456789abcdefABCDEFghxyzGXZ-_+/=. \"\u00e9"u8.ToArray(), RunBlock.Length);
            var expected = new ulong[RunAlphabets.Count];
            RunBlock.ReadBytes(block, expected);

            Assert.All(kernels, kernel => Assert.Equal(expected, Read(block, kernel)));
        }
    }

    private static ulong[] Read(byte[] block, ReadBlock kernel)
    {
        var units = new ulong[RunAlphabets.Count];
        kernel(block, units);
        return units;
    }
}
