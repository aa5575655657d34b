using BenchmarkDotNet.Attributes;
using TokenGuard.Engine;
using TokenGuard.Engine.Matching;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Benchmarks;

/// <summary>Looking for the anchors of all built-in rules, with each filter that this processor can do.</summary>
public class PrefilterBenchmarks
{
    private readonly LiteralHit[] hits = new LiteralHit[AnchorHits.Capacity];
    private IPrefilter prefilter = null!;

    /// <summary>The kinds that can be measured here.</summary>
    public static IEnumerable<string> Kinds => Enum.GetValues<PrefilterKind>().Where(PrefilterFactory.IsSupported).Select(kind => kind.ToString());

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => prefilter = CompiledRules.Compile(BuiltInRules.Load(), Enum.Parse<PrefilterKind>(Kind)).Prefilter;

    [Benchmark]
    public long Find()
    {
        var count = 0L;
        for (var from = 0; from < Corpus.Text.Length;)
        {
            count += prefilter.Find(Corpus.Text, from, hits, out from);
        }

        return count;
    }
}
