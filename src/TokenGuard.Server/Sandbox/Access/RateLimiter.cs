using System.Globalization;
using TokenGuard.Server.Sandbox.Accounts;
using TokenGuard.Server.Sandbox.Http;
using TokenGuard.Server.Sandbox.Quirks;

namespace TokenGuard.Server.Sandbox.Access;

/// <summary>Counts an account's requests by the minute of the sandbox's clock.</summary>
internal sealed class RateLimiter(SandboxClock clock)
{
    private readonly Dictionary<long, (long Minute, long Count)> counts = [];

    /// <summary>Counts a request.</summary>
    /// <returns>How many more the minute allows; negative if this one is too many.</returns>
    public long Count(Account account)
    {
        var minute = clock.Now.ToUnixTimeSeconds() / 60;
        var count = counts.TryGetValue(account.Id, out var known) && known.Minute == minute ? known.Count + 1 : 1;
        counts[account.Id] = (minute, count);
        return account.RateLimit - count;
    }

    public void Clear() => counts.Clear();

    public Answer Refusal() => ProviderTrouble.RateLimited().With("Retry-After", SecondsLeft());

    public Answer Tell(Answer answer, Account account, long remaining)
    {
        var limit = account.RateLimit.ToString(CultureInfo.InvariantCulture);
        var left = Math.Max(0, remaining).ToString(CultureInfo.InvariantCulture);
        return answer
            .With("X-Rate-Limit", limit).With("X-Rate-Limit-Remaining", left)
            .With("ratelimit-limit", limit).With("ratelimit-remaining", left).With("ratelimit-reset", SecondsLeft());
    }

    private string SecondsLeft() => (60 - (clock.Now.ToUnixTimeSeconds() % 60)).ToString(CultureInfo.InvariantCulture);
}
