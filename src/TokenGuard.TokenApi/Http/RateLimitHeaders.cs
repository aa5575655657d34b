using System.Globalization;

namespace TokenGuard.TokenApi.Http;

/// <summary>
/// Reads what providers say of their rate limits: <c>X-RateLimit-Remaining</c> with <c>X-RateLimit-Reset</c> (GitHub: seconds
/// since 1970), <c>RateLimit-Remaining</c> with <c>RateLimit-Reset</c> (GitLab: seconds since 1970; Zendesk and the
/// IETF draft: seconds from now), <c>RateLimit: "name";r=0;t=30</c> of the later draft, <c>X-RateLimit-Reset-After</c>.
/// </summary>
internal static class RateLimitHeaders
{
    private static readonly string[] RemainingNames = ["X-RateLimit-Remaining", "RateLimit-Remaining", "X-Rate-Limit-Remaining"];
    private static readonly string[] ResetNames = ["X-RateLimit-Reset-After", "X-RateLimit-Reset", "RateLimit-Reset", "X-Rate-Limit-Reset"];

    // Smaller numbers are seconds from now: nobody waits for thirty years.
    private const double FirstTime = 1e9;
    private const double FirstTimeInMilliseconds = 1e12;
    private const double LastTime = 253402300799;

    /// <summary>Until when the provider takes no further request; null if it takes some, or does not say.</summary>
    public static DateTimeOffset? UsedUpUntil(ApiAnswer answer, DateTimeOffset now)
    {
        if (answer.Status == 429 && answer.RetryAfter(now) is { } wait)
        {
            return now + wait;
        }

        if (answer.Header("RateLimit") is { } combined && Item(combined, "r") is { } left)
        {
            return left <= 0 && Item(combined, "t") is { } seconds ? TimeOf(seconds, now) : null;
        }

        return Number(answer, RemainingNames) <= 0 && Number(answer, ResetNames) is { } reset ? TimeOf(reset, now) : null;
    }

    private static double? Number(ApiAnswer answer, string[] names) => names.Select(name => Parse(answer.Header(name))).FirstOrDefault(number => number is not null);

    private static double? Item(string text, string name) => text.Split([';', ','])
        .Select(part => part.Trim()).Where(part => part.StartsWith(name + "=", StringComparison.Ordinal))
        .Select(part => Parse(part[(name.Length + 1)..])).FirstOrDefault();

    private static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= LastTime * 1000 ? number : null;

    private static DateTimeOffset TimeOf(double number, DateTimeOffset now) => number switch
    {
        < FirstTime => now + TimeSpan.FromSeconds(number),
        < FirstTimeInMilliseconds => DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(number, LastTime)),
        _ => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
    };
}
