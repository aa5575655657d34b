using System.Text;

namespace TokenGuard.Engine.Rules;

/// <summary>Takes the host out of what stands between an address' scheme and its path.</summary>
internal static class UrlAuthority
{
    /// <summary>The host in lower case, with <see cref="UrlTemplate.Unknown"/> for every name in braces.</summary>
    public static string HostOf(string authority)
    {
        var host = WithoutNames(authority[(authority.LastIndexOf('@') + 1)..]);
        var colon = host.LastIndexOf(':');
        return (colon < 0 ? host : host[..colon]).TrimEnd('.').ToLowerInvariant();
    }

    private static string WithoutNames(string text)
    {
        var left = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '{' ? text.IndexOf('}', i) : -1;
            left.Append(close < 0 ? text[i] : UrlTemplate.Unknown);
            i = close < 0 ? i : close;
        }

        return left.ToString();
    }
}
