using System.Globalization;
using TokenGuard.Scanning.Pipeline;

namespace TokenGuard.Cli.Terminal;

/// <summary>One line on a terminal that says how far a scan is; it appears only if the scan takes a while, and goes away.</summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    private static readonly TimeSpan FirstShown = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);

    private readonly ScanProgress progress;
    private readonly TextWriter terminal;
    private readonly int width;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private bool shown;
    private bool ended;

    public ProgressLine(ScanProgress progress, TextWriter terminal, int width, TimeProvider clock)
    {
        this.progress = progress;
        this.terminal = terminal;
        this.width = width;
        this.clock = clock;
        started = clock.GetTimestamp();
        timer = clock.CreateTimer(_ => Show(), null, FirstShown, Interval);
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        lock (gate)
        {
            ended = true;
            if (shown)
            {
                terminal.Write("\r\u001b[K");
                terminal.Flush();
            }
        }
    }

    /// <summary>The line, without what makes a terminal show it.</summary>
    internal static string Text(ScanProgress progress, TimeSpan elapsed, int width)
    {
        if (progress.Stage.Length > 0)
        {
            return Fit($"{progress.Stage} · {elapsed.TotalSeconds:N0} s", width);
        }

        var megabytes = progress.Bytes / 1e6;
        var rate = megabytes / Math.Max(0.001, elapsed.TotalSeconds);
        var total = progress.TotalBlobs;
        var share = total > 0 ? Bar(Math.Min(1, (double)progress.Blobs / total)) + " " : "";
        var blobs = total > 0 ? $"{progress.Blobs:N0} of {total:N0}" : $"{progress.Blobs:N0}";
        var members = progress.Members > 0 ? string.Create(CultureInfo.InvariantCulture, $" (and {progress.Members:N0} in archives)") : "";
        return Fit(string.Create(CultureInfo.InvariantCulture,
            $"{share}{blobs} files{members} · {megabytes:N0} MB · {rate:N0} MB/s · {progress.Findings:N0} found"), width);
    }

    private static string Fit(string line, int width) => line.Length < width ? line : line[..Math.Max(0, width - 1)];

    private static string Bar(double share)
    {
        const int Cells = 20;
        var full = (int)(share * Cells);
        return string.Create(CultureInfo.InvariantCulture, $"{new string('█', full)}{new string('░', Cells - full)} {share * 100,3:N0} %");
    }

    private void Show()
    {
        lock (gate)
        {
            if (!ended)
            {
                shown = true;
                terminal.Write("\r\u001b[K" + Text(progress, clock.GetElapsedTime(started), width));
                terminal.Flush();
            }
        }
    }
}
