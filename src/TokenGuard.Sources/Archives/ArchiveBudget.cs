namespace TokenGuard.Sources.Archives;

/// <summary>What an outermost archive may still cost. It belongs to one thread.</summary>
internal sealed class ArchiveBudget(ArchiveOptions options, TimeProvider clock, long? archiveLength, CancellationToken cancellation)
{
    /// <summary>Unpacked bytes for which nobody asks how small they were: little files may be one letter a thousand times.</summary>
    private const long RatioFree = 16_000_000;

    /// <summary>
    /// Memory that a decoder may ask for: dictionaries of usual archives have up to 64 MiB, and what an archive asks for
    /// can be a thousand times that.
    /// </summary>
    private const long DecoderBytes = 96 << 20;

    /// <summary>Timers know no longer times than some weeks.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly long started = clock.GetTimestamp();
    private long packed;
    private long unpacked;
    private long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Why nothing more is read; null as long as something may be.</summary>
    public string? Exhausted { get; private set; }

    /// <summary>Bytes of the outermost archive were read.</summary>
    public void AddPacked(int count) => packed += count;

    /// <summary>Bytes came out of a decoder.</summary>
    /// <exception cref="ArchiveLimitException">They were too many.</exception>
    public void AddUnpacked(int count)
    {
        unpacked += count;
        if (unpacked > options.UnpackedBytes)
        {
            Exhaust($"unpacks to more than {options.UnpackedBytes / 1_000_000:N0} MB (--archive-size)");
        }

        if (unpacked > RatioFree && unpacked / options.Ratio > Math.Min(packed, archiveLength ?? packed))
        {
            Exhaust($"unpacks to more than {options.Ratio:N0} times its size (--archive-ratio)");
        }
    }

    /// <summary>To be asked before every read: the one place at which a decoder that goes astray comes by.</summary>
    /// <exception cref="ArchiveLimitException">A limit was reached.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Exhausted is not null)
        {
            throw new ArchiveLimitException(Exhausted);
        }

        if (clock.GetElapsedTime(started) > options.Time)
        {
            ExhaustTime();
        }

        if (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore > DecoderBytes)
        {
            throw new ArchiveLimitException($"needs more than {DecoderBytes >> 20} MB of memory to be unpacked");
        }
    }

    /// <summary>What was allocated until now was not for the decoder that works next.</summary>
    public void StartDecoder() => allocatedBefore = GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Runs what is cancelled when the time is over.</summary>
    /// <exception cref="ArchiveLimitException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public T Within<T>(Func<CancellationToken, T> run)
    {
        var left = options.Time - clock.GetElapsedTime(started);
        using var timer = new CancellationTokenSource(left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestTimer ? LongestTimer : left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellation);
        try
        {
            return run(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            ExhaustTime();
            throw;
        }
    }

    private void ExhaustTime() => Exhaust($"takes longer than {options.Time.TotalSeconds:N0} s (--archive-time)");

    private void Exhaust(string reason)
    {
        Exhausted = reason;
        throw new ArchiveLimitException(reason);
    }
}
