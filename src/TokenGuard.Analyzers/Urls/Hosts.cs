using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Tells hosts that a request never leaves the machine, the cluster or the test for.</summary>
internal static class Hosts
{
    private static readonly string[] LocalEndings =
        [".localhost", ".local", ".internal", ".test", ".localdomain", ".svc", ".docker"];

    /// <summary>The host of an absolute address, in lower case; empty if the text is none. Unknown parts stay holes.</summary>
    public static string Of(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            return "";
        }

        var end = url.IndexOfAny(['/', '?', '#'], start);
        var authority = end < 0 ? url[start..] : url[start..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var port = host.StartsWith("[", StringComparison.Ordinal) ? host.IndexOf("]:", StringComparison.Ordinal) + 1 : host.IndexOf(':');
        return (port <= 0 ? host : host[..port]).ToLowerInvariant();
    }

    /// <summary>True for the loopback, link-local metadata services, names of containers and names that no public resolver knows.</summary>
    public static bool IsLocal(string host)
    {
        host = host.Trim('[', ']').ToLowerInvariant();
        if (host.Length == 0)
        {
            return false;
        }

        return host is "localhost" or "::1" or "." or "(local)" or "(localdb)" or "0.0.0.0" or "host.docker.internal"
            || IsUnder(host, "127.") || IsUnder(host, "169.254.")
            || LocalEndings.Any(ending => host.EndsWith(ending, StringComparison.Ordinal))
            || (host.IndexOf('.') < 0 && host.IndexOf(':') < 0 && host.IndexOf(FoldedText.Hole) < 0 && host.IndexOf('{') < 0);
    }

    /// <summary>True for the machine itself.</summary>
    public static bool IsLoopback(string host)
    {
        host = host.Trim('[', ']');
        return host is "localhost" or "::1" || host.EndsWith(".localhost", StringComparison.Ordinal) || IsUnder(host, "127.");
    }

    private static bool IsUnder(string host, string prefix) => host.StartsWith(prefix, StringComparison.Ordinal) && char.IsDigit(host[host.Length - 1]);
}
