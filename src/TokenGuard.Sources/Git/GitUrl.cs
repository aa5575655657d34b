namespace TokenGuard.Sources.Git;

/// <summary>An address that can be cloned.</summary>
/// <param name="Text">As the user gave it.</param>
/// <param name="Protocol">The protocol it is reached by.</param>
internal sealed record GitUrl(string Text, string Protocol)
{
    private static readonly string[] Protocols = ["https", "ssh", "file"];

    /// <summary>Whether the text means an address and not a local path.</summary>
    public static bool IsUrl(string text) =>
        !File.Exists(text) && !Directory.Exists(text)
        && (text.Contains("://", StringComparison.Ordinal) || text.Contains("::", StringComparison.Ordinal) || IsScpLike(text));

    public static GitUrl Parse(string text)
    {
        var end = text.IndexOf("://", StringComparison.Ordinal);
        var protocol = end > 0 ? text[..end].ToLowerInvariant() : IsScpLike(text) ? "ssh" : "";
        return Protocols.Contains(protocol) && !text.StartsWith('-')
            ? new GitUrl(text, protocol)
            : throw new SourceException($"'{Mask(text)}' cannot be cloned; use an https, ssh or file URL.");
    }

    /// <summary>Hides what stands before the @ of any URL in a text.</summary>
    public static string Mask(string text)
    {
        for (var from = 0; ;)
        {
            var scheme = text.IndexOf("://", from, StringComparison.Ordinal);
            if (scheme < 0)
            {
                return text;
            }

            from = scheme + 3;
            var end = text.AsSpan(from).IndexOfAny("/ '\"\n");
            var at = text.AsSpan(from, end < 0 ? text.Length - from : end).LastIndexOf('@');
            if (at >= 0)
            {
                text = string.Concat(text.AsSpan(0, from), "***", text.AsSpan(from + at));
            }
        }
    }

    // git@host:path, but neither C:\path nor ./a:b
    private static bool IsScpLike(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && colon > at + 1 && !text.AsSpan(0, colon).ContainsAny('/', '\\');
    }
}
