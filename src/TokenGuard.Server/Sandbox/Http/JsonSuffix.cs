namespace TokenGuard.Server.Sandbox.Http;

/// <summary>Every path of the API works with <c>.json</c> behind it too.</summary>
internal static class JsonSuffix
{
    private const string Suffix = ".json";

    public static Task Remove(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.EndsWith(Suffix, StringComparison.Ordinal) && path.Contains("/api/v2/", StringComparison.Ordinal))
        {
            context.Request.Path = path[..^Suffix.Length];
        }

        return next(context);
    }
}
