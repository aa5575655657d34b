namespace TokenGuard.Cli.Tests;

/// <summary>A clock on which nobody waits long: timers fire after a hundredth of their time.</summary>
internal sealed class HurriedClock(DateTimeOffset now) : TimeProvider
{
    private const int Factor = 100;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        // Time-outs stay long enough for a machine with much to do.
        base.CreateTimer(callback, state, dueTime >= TimeSpan.FromSeconds(60) ? TimeSpan.FromSeconds(5) : dueTime / Factor, period);
}
