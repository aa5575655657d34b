using BenchmarkDotNet.Attributes;
using TokenGuard.Sources;
using TokenGuard.Sources.Files;
using TokenGuard.Sources.Git;

namespace TokenGuard.Benchmarks;

/// <summary>Reading alone: the files of a folder, and a repository's history from its packs and by git.</summary>
public class SourceBenchmarks
{
    [Benchmark]
    public long Files()
    {
        using var source = FileSource.Open(Corpus.Folder, _ => false, ignoreFiles: false);
        return Drain(source);
    }

    [Benchmark]
    public long HistoryFromPacks()
    {
        using var source = GitHistorySource.OpenAll(Open());
        return Drain(source);
    }

    [Benchmark(Baseline = true)]
    public long HistoryByGit()
    {
        using var source = GitHistorySource.OpenWalked(Open());
        return Drain(source);
    }

    private static GitRepository Open() =>
        GitRepository.Open(Corpus.Repository) ?? throw new InvalidOperationException($"'{Corpus.Repository}' is no git repository");

    private static long Drain(IBlobSource source)
    {
        var total = 0L;
        var buffer = new byte[1 << 16];
        while (source.NextBlob(CancellationToken.None) is { } blob)
        {
            using (blob)
            {
                if (blob.TryGetContent(out var content))
                {
                    total += content.Length;
                    continue;
                }

                for (var count = blob.Read(buffer); count > 0; count = blob.Read(buffer))
                {
                    total += count;
                }
            }
        }

        return total;
    }
}
