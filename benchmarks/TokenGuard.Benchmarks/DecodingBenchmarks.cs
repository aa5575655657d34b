using BenchmarkDotNet.Attributes;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Benchmarks;

/// <summary>Each decoder on text that has little to decode, as most text has.</summary>
public class DecodingBenchmarks
{
    private readonly DecodedText decoded = new();
    private ILayerDecoder decoder = null!;

    /// <summary>All decoders by name.</summary>
    public static IEnumerable<string> Decoders => LayerDecoders.All.Select(decoder => decoder.GetType().Name);

    [ParamsSource(nameof(Decoders))]
    public string Decoder { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => decoder = LayerDecoders.All.Single(decoder => decoder.GetType().Name == Decoder);

    [Benchmark]
    public int Decode()
    {
        var length = 0;
        foreach (var file in Corpus.Files)
        {
            decoded.Restart(null);
            decoder.Decode(file, decoded);
            length += decoded.Length;
        }

        return length;
    }
}
