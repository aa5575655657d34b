using System.Diagnostics;
using System.Text;
using TokenGuard.Engine;
using TokenGuard.Engine.Matching;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Benchmarks;

/// <summary>The filter's times over the corpus, and what another program needs to search the same: for <c>benchmarks/prefilter/compare.sh</c>.</summary>
internal static class PrefilterTimes
{
    private const int Runs = 8;

    /// <summary>Writes the corpus to <c>text</c> and the anchors, one a line, to <c>anchors</c>.</summary>
    /// <param name="folder">Where to.</param>
    public static void Export(string folder)
    {
        File.WriteAllBytes(Path.Join(folder, "text"), Corpus.Text);
        File.WriteAllLines(Path.Join(folder, "anchors"), BuiltInRules.Load().Anchors!.Literals.Where(IsLine).Select(Encoding.ASCII.GetString));
    }

    /// <summary>Prints the best of some runs of each kind, in milliseconds, and how many anchors it found.</summary>
    public static void Print()
    {
        var hits = new LiteralHit[AnchorHits.Capacity];
        foreach (var kind in Enum.GetValues<PrefilterKind>().Where(kind => kind != PrefilterKind.Fastest && PrefilterFactory.IsSupported(kind)))
        {
            var prefilter = CompiledRules.Compile(BuiltInRules.Load(), kind).Prefilter;
            var (best, count) = (TimeSpan.MaxValue, 0L);
            for (var i = 0; i < Runs; i++)
            {
                var start = Stopwatch.GetTimestamp();
                count = 0;
                for (var from = 0; from < Corpus.Text.Length;)
                {
                    count += prefilter.Find(Corpus.Text, from, hits, out from);
                }

                best = Stopwatch.GetElapsedTime(start) is var time && time < best ? time : best;
            }

            Console.WriteLine($"| {kind} | {best.TotalMilliseconds:F0} | {count} |");
        }
    }

    private static bool IsLine(byte[] literal) => literal.All(value => value is >= 0x20 and < 0x7F);
}
