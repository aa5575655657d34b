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
            parts.Insert(0, "**");
        }

        if (trimmed[^1] == '/')
        {
            parts.Add("**");
        }

        return new PathGlob(text, [.. parts]);
    }

    /// <summary>Says whether a path with forward slashes, or a folder above it, matches.</summary>
    public bool Matches(string path)
    {
        var names = path.Split('/');
        for (var length = names.Length; length > 0; length--)
        {
            if (MatchesSegments(names, length))
            {
                return true;
            }
        }

        return false;
    }

    private bool MatchesSegments(string[] names, int count)
    {
        int pattern = 0, name = 0, star = -1, retry = 0;
        while (name < count)
        {
            if (pattern < segments.Length && segments[pattern] == "**")
            {
                star = pattern++;
                retry = name;
            }
            else if (pattern < segments.Length && MatchesName(segments[pattern], names[name]))
            {
                pattern++;
                name++;
            }
            else if (star >= 0)
            {
                pattern = star + 1;
                name = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (pattern < segments.Length && segments[pattern] == "**")
        {
            pattern++;
        }

        return pattern == segments.Length;
    }

    private static bool MatchesName(string pattern, string name)
    {
        int p = 0, n = 0, star = -1, retry = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = n;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
