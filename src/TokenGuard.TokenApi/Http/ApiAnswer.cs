using System.Globalization;
using System.Text.Json;

namespace TokenGuard.TokenApi.Http;

/// <summary>What a provider answered, whatever the status. Its body may hold secrets, so it is never printed.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">All headers; several of a name are joined by <c>, </c>. Names are compared without case.</param>
/// <param name="Body">The body, not longer than <see cref="ApiOptions.MaxBody"/>.</param>
public sealed record ApiAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public bool IsSuccess => Status is >= 200 and <= 299;

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>The body as JSON; null if it is none.</summary>
    public JsonDocument? TryReadJson()
    {
        try
        {
            return JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = 64 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>How long the provider asks to wait: <c>Retry-After</c> in seconds or as a date; null if it does not say.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        var text = Header("Retry-After");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date > now ? date - now : TimeSpan.Zero
            : null;
    }

    public override string ToString() => $"status {Status.ToString(CultureInfo.InvariantCulture)}";
}
