using BenchmarkDotNet.Attributes;
using TokenGuard.Engine;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Benchmarks;

/// <summary>The engine as a whole on one thread, with and without seeing through encodings: matcher and checks are what the latter adds to the filter.</summary>
public class ScannerBenchmarks
{
    private Scanner scanner = null!;

    [Params(0, 5)]
    public int DecodingDepth { get; set; }

    [GlobalSetup]
    public void Prepare() =>
        scanner = new Scanner(CompiledRules.Compile(BuiltInRules.Load()), ScanLimits.Default with { DecodingDepth = DecodingDepth }, explain: false);

    [Benchmark]
    public int Scan()
    {
        var findings = 0;
        foreach (var file in Corpus.Files)
        {
            findings += scanner.Scan(file, Scanner.DetectEncoding(file), "").Findings.Count;
        }

        return findings;
    }
}
