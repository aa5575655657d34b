using System.Collections.Concurrent;

namespace TokenGuard.TokenApi.Http;

/// <summary>Keeps, for each host, until when its rate limit is used up, so that no request is sent only to be refused.</summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> usedUp = new(StringComparer.OrdinalIgnoreCase);

    public void Note(string host, ApiAnswer answer)
    {
        if (RateLimitHeaders.UsedUpUntil(answer, clock.GetUtcNow()) is { } until)
        {
            usedUp[host] = until;
        }
    }

    /// <summary>Waits until the host takes requests again.</summary>
    /// <param name="host">The host.</param>
    /// <param name="longest">The longest wait that is worth it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ApiException">It takes longer; nothing was sent.</exception>
    public async Task WaitAsync(string host, TimeSpan longest, CancellationToken cancellation)
    {
        var wait = usedUp.TryGetValue(host, out var until) ? until - clock.GetUtcNow() : TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        if (wait > longest)
        {
            throw new ApiException(ApiFailure.RateLimited, $"the rate limit of {host} is used up until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; nothing was sent");
        }

        await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
    }
}
