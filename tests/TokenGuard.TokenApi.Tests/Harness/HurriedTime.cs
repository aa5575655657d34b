using Microsoft.Extensions.Time.Testing;

namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>Lets a clock run until something that waits by it has ended.</summary>
internal static class HurriedTime
{
    public static async Task<T> UntilEndOf<T>(this FakeTimeProvider clock, Task<T> running)
    {
        while (!running.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await running;
    }
}
