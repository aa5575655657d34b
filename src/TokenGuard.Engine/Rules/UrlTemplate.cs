namespace TokenGuard.Engine.Rules;

/// <summary>
/// The beginning of addresses, such as <c>https://{subdomain}.zendesk.com/api/v2/</c>: what stands in braces is a
/// tenant. Ports and user names in an address do not matter, nor does http for https.
/// </summary>
public sealed class UrlTemplate
{
    /// <summary>Stands in an address for text that is not known.</summary>
    public const char Unknown = '\uFFFC';

    private const string Scheme = "https://";

    private readonly TemplatePart[] host;
    private readonly TemplatePart[] path;

    private UrlTemplate(string text, TemplatePart[] host, TemplatePart[] path)
    {
        Text = text;
        this.host = host;
        this.path = path;
    }

    public string Text { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="tenants">Shapes of the names in braces; a name without a shape may be any text of its label or segment.</param>
    /// <exception cref="FormatException">It does not begin with https.</exception>
    public static UrlTemplate Parse(string text, IReadOnlyList<TenantShape> tenants)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw new FormatException($"'{text}' must begin with {Scheme}");
        }

        var address = text[Scheme.Length..].TrimEnd('/').Split('/');
        return new UrlTemplate(
            text,
            [.. address[0].Split('.').Select(label => new TemplatePart(label, tenants))],
            [.. address.Skip(1).Select(segment => new TemplatePart(segment, tenants))]);
    }

    /// <summary>
    /// Says whether an address begins so. Where it leaves a tenant open (<see cref="Unknown"/>, or a name in braces),
    /// any tenant is meant; names that are never a tenant count too, since sample code calls them.
    /// </summary>
    /// <param name="url">The whole address.</param>
    /// <param name="rest">What follows the template, without a slash before it; the query is part of it.</param>
    public bool TryMatch(string url, out string rest)
    {
        rest = "";
        var start = EndOfScheme(url);
        if (start == 0)
        {
            return false;
        }

        var end = EndOfPart(url, start);
        if (!MatchesHost(UrlAuthority.HostOf(url[start..end])))
        {
            return false;
        }

        foreach (var part in path)
        {
            if (end == url.Length || url[end] != '/')
            {
                return false;
            }

            start = end + 1;
            end = EndOfPart(url, start);
            if (!part.Matches(url[start..end]))
            {
                return false;
            }
        }

        rest = end < url.Length && url[end] == '/' ? url[(end + 1)..] : url[end..];
        return true;
    }

    public override string ToString() => Text;

    private bool MatchesHost(string name)
    {
        var labels = name.Split('.');
        if (labels.Length != host.Length)
        {
            return false;
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if (!host[i].Matches(labels[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the host begins; 0 if the address is not of the web.</summary>
    private static int EndOfScheme(string url) =>
        url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? Scheme.Length
        : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? Scheme.Length - 1
        : 0;

    private static int EndOfPart(string url, int start)
    {
        var end = url.IndexOfAny(['/', '?', '#'], start);
        return end < 0 ? url.Length : end;
    }
}
