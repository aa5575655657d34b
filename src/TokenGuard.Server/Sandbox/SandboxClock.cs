namespace TokenGuard.Server.Sandbox;

/// <summary>The sandbox's time: another clock, moved by what was set; from there it goes on.</summary>
internal sealed class SandboxClock(TimeProvider inner)
{
    private long offset;

    public DateTimeOffset Now
    {
        get => inner.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));
        set => Interlocked.Exchange(ref offset, (value - inner.GetUtcNow()).Ticks);
    }
}
