using System.Diagnostics;
using TokenGuard.Sources.Files;

namespace TokenGuard.Sources.Tests.Files;

/// <summary>Files are fetched while reading waits, and come in their order whether they are or not.</summary>
public sealed class ReadAheadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ReadAhead ahead;
    private readonly Queue<string> files = new(Enumerable.Range(0, 1000).Select(i => $"f{i}"));

    public ReadAheadTests() => ahead = new ReadAhead(name => folder[name]);

    [Fact]
    public void Fast_files_are_not_fetched()
    {
        Read(100, seconds: 0);
        Read(100, seconds: 0.01, bytes: 10_000_000);

        Assert.False(ahead.IsOn);
    }

    [Fact]
    public void A_few_slow_ones_among_them_change_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            Read(3, seconds: 0);
            Read(1, seconds: 1);
        }

        Assert.False(ahead.IsOn);
    }

    [Fact]
    public void While_files_are_waited_for_the_next_ones_are_taken_and_come_in_their_order()
    {
        Assert.Equal("f0", ahead.Next(Take));
        Read(100, seconds: 0.001);
        Assert.True(ahead.IsOn);

        Assert.Equal("f1", ahead.Next(Take));
        Assert.Equal(1000 - 1 - ReadAhead.Window, files.Count);
        Assert.Equal(Enumerable.Range(2, 998).Select(i => $"f{i}"), All());
        Assert.Null(ahead.Next(Take));
    }

    [Fact]
    public void Once_they_come_from_memory_no_more_are_taken()
    {
        foreach (var file in files)
        {
            folder.Write(file, "text");
        }

        Read(100, seconds: 0.001);
        Assert.True(ahead.IsOn);
        var read = new List<string>();
        for (var waited = Stopwatch.StartNew(); ahead.IsOn && waited.Elapsed < TimeSpan.FromSeconds(20) && ahead.Next(Take) is { } file; Thread.Sleep(1))
        {
            read.Add(file);
        }

        Assert.False(ahead.IsOn);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"f{i}"), read.Concat(All()));
    }

    [Fact]
    public void What_cannot_be_fetched_is_passed_over()
    {
        Process.Start("mkfifo", [folder["f0"]]).WaitForExit();
        Directory.CreateDirectory(folder["f1"]);
        File.CreateSymbolicLink(folder["f2"], "/proc/self/mem");
        Read(100, seconds: 0.001);

        Assert.Equal(1000, All().Count());
        Assert.True(ahead.IsOn);
    }

    public void Dispose()
    {
        ahead.Dispose();
        folder.Dispose();
    }

    private IEnumerable<string> All()
    {
        while (ahead.Next(Take) is { } file)
        {
            yield return file;
        }
    }

    private string? Take() => files.TryDequeue(out var file) ? file : null;

    private void Read(int count, double seconds, long bytes = 0)
    {
        for (var i = 0; i < count; i++)
        {
            ahead.Note(Stopwatch.GetTimestamp() - (long)(seconds * Stopwatch.Frequency), bytes);
        }
    }
}
