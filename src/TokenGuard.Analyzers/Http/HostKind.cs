using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Judges hosts by their names.</summary>
internal static class HostKind
{
    private static readonly HashSet<string> PrivateDomains = new(StringComparer.Ordinal) { "localhost", "local", "internal", "lan", "test", "home", "corp", "invalid", "localdomain" };

    /// <summary>True for a host that everybody can own: complete, with a domain, and no machine of the developer's.</summary>
    public static bool IsPublic(string host) =>
        host.IndexOf(FoldedText.Hole) < 0
        && host.IndexOf('{') < 0
        && host.IndexOf('.') > 0
        && !PrivateDomains.Contains(host[(host.LastIndexOf('.') + 1)..])
        && !host.All(c => c is '.' or ':' or '[' or ']' || char.IsDigit(c));

    /// <summary>Says whether two hosts share the domain that somebody registered.</summary>
    public static bool AreSameSite(string host, string other) => string.Equals(Site(host), Site(other), StringComparison.OrdinalIgnoreCase);

    private static string Site(string host)
    {
        var labels = host.Split('.');
        var count = labels.Length > 2 && labels[labels.Length - 2].Length <= 3 && labels[labels.Length - 1].Length == 2 ? 3 : 2;
        return string.Join(".", labels.Skip(Math.Max(labels.Length - count, 0)));
    }
}
