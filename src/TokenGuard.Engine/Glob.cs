namespace TokenGuard.Engine;

/// <summary>Matches names and paths with <c>*</c>, <c>?</c> and <c>**</c>, in time that no pattern can blow up.</summary>
internal static class Glob
{
    /// <summary>Segments that stand for any number of segments, none among them.</summary>
    public const string AnySegments = "**";

    /// <summary>Says whether the first segments of a path match, all of them.</summary>
    public static bool MatchesSegments(string[] pattern, string[] names, int count)
    {
        int p = 0, n = 0, star = -1, retry = 0;
        while (n < count)
        {
            if (p < pattern.Length && pattern[p] == AnySegments)
            {
                star = p++;
                retry = n;
            }
            else if (p < pattern.Length && MatchesName(pattern[p], names[n]))
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

        while (p < pattern.Length && pattern[p] == AnySegments)
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Says whether a name matches: <c>*</c> is any text, <c>?</c> one character.</summary>
    public static bool MatchesName(string pattern, string name)
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
