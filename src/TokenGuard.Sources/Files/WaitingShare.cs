namespace TokenGuard.Sources.Files;

/// <summary>Which share of the last files had to be waited for, about: those that took longer than a copy in memory takes.</summary>
/// <remarks>Under concurrent calls a file may go uncounted, which does no harm.</remarks>
internal sealed class WaitingShare
{
    /// <summary>More than this, and the files come from a disk.</summary>
    public const double Many = 0.5;

    /// <summary>Less than this, and they come from memory.</summary>
    public const double Few = 0.1;

    // Opening a file and copying it take a third of it, the quickest disks three times as long. A thread that has to wait for its turn on
    // the processor takes longer too, but seldom.
    private const double Usual = 40e-6;
    private const double BytesPerSecond = 500e6;
    private const double Weight = 1.0 / 32;

    private double share = (Many + Few) / 2;

    /// <summary>Counts a file and gives the share.</summary>
    public double Add(TimeSpan time, long bytes)
    {
        var waited = time.TotalSeconds > Usual + (bytes / BytesPerSecond) ? 1 : 0;
        return share += (waited - share) * Weight;
    }

    /// <summary>Forgets what was.</summary>
    public void Reset() => share = (Many + Few) / 2;
}
