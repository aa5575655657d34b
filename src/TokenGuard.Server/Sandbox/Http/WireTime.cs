using System.Globalization;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>Times as the provider writes them: UTC, to the second.</summary>
internal static class WireTime
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Write(DateTimeOffset? time) => time is { } known ? Write(known) : null;
}
