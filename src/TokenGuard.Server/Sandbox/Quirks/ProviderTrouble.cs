using System.Globalization;
using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Quirks;

/// <summary>The answers of providers in trouble, given in place of the real ones.</summary>
internal static class ProviderTrouble
{
    /// <summary>Asks for each kind of trouble whether it befalls the request; null if none does.</summary>
    public static Answer? Befalls(SandboxRequest request)
    {
        if (request.Take(QuirkName.RateLimited) is { } limited)
        {
            return Later(RateLimited(), limited);
        }

        if (request.Take(QuirkName.RateLimitedWithoutRetryAfter) is not null)
        {
            return RateLimited();
        }

        if (request.Take(QuirkName.RateLimitedAsText) is { } text)
        {
            return Later(Answer.Text(StatusCodes.Status429TooManyRequests, "Too many requests were made. Wait before you send the next one."), text);
        }

        if (request.Take(QuirkName.Unavailable) is not null)
        {
            return Answer.Html(StatusCodes.Status503ServiceUnavailable, "Down for maintenance");
        }

        return request.Take(QuirkName.Redirect) is { } redirect
            ? Answer.Html(StatusCodes.Status302Found, "Moved").With("Location", $"https://{redirect.Host}{request.Path}")
            : null;
    }

    public static Answer RateLimited() => Answer.Json(StatusCodes.Status429TooManyRequests, new JsonObject
    {
        ["error"] = "APIRateLimitExceeded",
        ["description"] = "The number of allowed API requests per minute is used up",
    });

    /// <summary>The same error in the other shape that is seen: <c>error</c> holds a title and a message.</summary>
    public static Answer WithErrorAsObject(Answer answer)
    {
        if (answer.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true
            || JsonNode.Parse(answer.Body) is not JsonObject { } body || body["error"] is not JsonValue error)
        {
            return answer;
        }

        var message = body["description"] ?? body["error_description"] ?? error;
        return Answer.Json(answer.Status, new JsonObject
        {
            ["error"] = new JsonObject { ["title"] = error.DeepClone(), ["message"] = message.DeepClone() },
        }) with { Headers = answer.Headers };
    }

    private static Answer Later(Answer answer, Quirk quirk) => answer.With("Retry-After", quirk.Seconds.ToString(CultureInfo.InvariantCulture));
}
