namespace TokenGuard.Engine.Configuration;

/// <summary>
/// A path pattern as in .gitignore: <c>*</c> and <c>?</c> stay inside a folder, <c>**</c> crosses folders, a pattern
/// without a slash matches a name at any depth, a trailing slash means everything below a folder.
/// </summary>
public sealed class PathGlob
{
    private readonly string[] segments;

    private PathGlob(string text, string[] segments)
    {
        Text = text;
        this.segments = segments;
    }

    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The pattern is empty.</exception>
    public static PathGlob Parse(string text)
    {
        var trimmed = text.Replace('\\', '/');
        if (trimmed.Trim('/').Length == 0)
        {
            throw new FormatException("a path pattern must name something");
        }

        var anchored = trimmed.TrimEnd('/').Contains('/');
        var parts = trimmed.Trim('/').Split('/').ToList();
        if (!anchored)
        {
            parts.Insert(0, Glob.AnySegments);
        }

        if (trimmed[^1] == '/')
        {
            parts.Add(Glob.AnySegments);
        }

        return new PathGlob(text, [.. parts]);
    }

    /// <summary>
    /// Says whether a path with forward slashes, or a folder above it, matches. What lies in an archive (<c>a.zip!b/c</c>)
    /// matches as if the archive were a folder, too.
    /// </summary>
    public bool Matches(string path) => MatchesBelow(path) || (path.Contains('!') && MatchesBelow(path.Replace('!', '/')));

    private bool MatchesBelow(string path)
    {
        var names = path.Split('/');
        for (var length = names.Length; length > 0; length--)
        {
            if (Glob.MatchesSegments(segments, names, length))
            {
                return true;
            }
        }

        return false;
    }
}
