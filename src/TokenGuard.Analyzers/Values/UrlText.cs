namespace TokenGuard.Analyzers.Values;

/// <summary>Joins pieces of URLs whose parts may be unknown.</summary>
internal static class UrlText
{
    /// <summary>A relative reference put behind a base address, as <see cref="Uri"/> does it for the usual cases.</summary>
    public static FoldedText Combine(FoldedText address, FoldedText relative)
    {
        if (relative.Text.Contains("://"))
        {
            return relative;
        }

        var path = address.Text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? address.Text.IndexOf('/', scheme + 3) : -1;
        if (path < 0)
        {
            return new(address.Text.TrimEnd('/') + "/" + relative.Text.TrimStart('/'));
        }

        return relative.Text.StartsWith("/", StringComparison.Ordinal)
            ? new(address.Text[..path] + relative.Text)
            : new(address.Text[..(address.Text.LastIndexOf('/') + 1)] + relative.Text);
    }
}
