using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Connections;

/// <summary>Reads what the keys of a connection string say: <c>Server=db;Password=…;Encrypt=False</c>.</summary>
internal static class ConnectionText
{
    /// <summary>The keys in lower case without spaces, and their values; empty if the text has no pairs.</summary>
    /// <param name="text">The text, with holes.</param>
    /// <param name="separator">What stands between pairs: a semicolon, or a comma.</param>
    public static Dictionary<string, string> Read(string text, char separator)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(separator))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0)
            {
                pairs[pair[..equals].Replace(" ", "").ToLowerInvariant()] = pair[(equals + 1)..].Trim();
            }
        }

        return pairs;
    }

    /// <summary>Says whether a password goes with it, known or not.</summary>
    public static bool HasPassword(IReadOnlyDictionary<string, string> pairs) =>
        (pairs.TryGetValue("password", out var password) || pairs.TryGetValue("pwd", out password)) && password.Length > 0;

    /// <summary>The server without protocol and port; empty if it is not named or not known.</summary>
    public static string Server(IReadOnlyDictionary<string, string> pairs)
    {
        if (!pairs.TryGetValue("server", out var server) && !pairs.TryGetValue("datasource", out server) && !pairs.TryGetValue("host", out server)
            && !pairs.TryGetValue("address", out server))
        {
            return "";
        }

        var start = server.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? "tcp:".Length : 0;
        var end = server.IndexOfAny([',', '\\', ':'], start);
        var host = end < 0 ? server[start..] : server[start..end];
        return host.IndexOf(FoldedText.Hole) >= 0 ? "" : host;
    }

    public static bool IsTrue(IReadOnlyDictionary<string, string> pairs, string key) =>
        pairs.TryGetValue(key, out var value) && value.ToLowerInvariant() is "true" or "yes" or "1";

    public static bool Says(IReadOnlyDictionary<string, string> pairs, string key, params string[] values) =>
        pairs.TryGetValue(key, out var value) && values.Contains(value.ToLowerInvariant());
}
