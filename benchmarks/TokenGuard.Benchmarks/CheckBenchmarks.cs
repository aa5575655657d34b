using System.Text;
using BenchmarkDotNet.Attributes;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Benchmarks;

/// <summary>What judging one value costs, in the checks that look at each letter.</summary>
public class CheckBenchmarks
{
    private readonly byte[] value = Encoding.ASCII.GetBytes(Convert.ToHexString([.. Enumerable.Range(0, 20).Select(i => (byte)(i * 73 + 41))]).ToLowerInvariant());

    [Benchmark]
    public double Entropy() => ShannonEntropy.PerByte(value);

    [Benchmark]
    public double Surprise() => LetterSurprise.PerLetter(value);
}
