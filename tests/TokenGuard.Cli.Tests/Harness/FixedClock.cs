namespace TokenGuard.Cli.Tests;

/// <summary>A clock that stands still at noon of a day.</summary>
internal sealed class FixedClock(int year, int month, int day) : TimeProvider
{
    public static FixedClock Usual { get; } = new(2026, 6, 15);

    public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
