using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.Text;

/// <summary>
/// Picks the lines of a source file in which a token could stand, with the lines around them that say whose it is. Code
/// is full of words such as <c>token</c> and nearly free of values: the rules run on the values' surroundings only.
/// </summary>
internal static class CandidateWindows
{
    /// <summary>Shorter values are no tokens of any provider; passwords in URLs and connection strings are found by their signs.</summary>
    private const int ShortestRun = 12;

    /// <summary>So short a value has several digits: few names have.</summary>
    private const int ShortestMixedRun = 10;

    private const int LongestNumber = 16;

    private const int LongestWord = 20;

    /// <summary>Names hold a short form of capitals, such as HTTP, but not several between small letters.</summary>
    private const int Disorder = 3;

    /// <summary>No check of a rule looks further, but for the key type of a JSON web key.</summary>
    private const int Surroundings = 400;

    /// <summary>Whole lines in rising order that do not touch.</summary>
    public static List<TextSpan> Find(char[] text, int length)
    {
        var windows = new List<TextSpan>();
        int start = 0, digits = 0;
        for (var i = 0; i <= length; i++)
        {
            var c = i < length ? text[i] : '\n';
            if (c is >= '0' and <= '9')
            {
                digits++;
            }
            else if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '-' or '+'))
            {
                if ((i - start >= (digits > 1 ? ShortestMixedRun : ShortestRun) && IsValue(text, start, i, digits)) || IsSign(text, i, length))
                {
                    Add(windows, text, length, start, i);
                }

                start = i + 1;
                digits = 0;
            }
        }

        return windows;
    }

    /// <summary>Digits among letters, or a long run that is no name: of digits alone, or of capitals and small letters in disorder.</summary>
    private static bool IsValue(char[] text, int start, int end, int digits)
    {
        if (digits > 0)
        {
            return digits < end - start || end - start >= LongestNumber;
        }

        if (end - start < LongestWord)
        {
            return false;
        }

        int capitals = 0, rises = 0;
        for (var i = start + 1; i < end; i++)
        {
            if (text[i] is >= 'A' and <= 'Z')
            {
                capitals += text[i - 1] is >= 'A' and <= 'Z' ? 1 : 0;
                rises += text[i - 1] is >= 'a' and <= 'z' ? 1 : 0;
            }
        }

        return capitals >= Disorder && rises >= Disorder;
    }

    /// <summary>The end of user information in a URL, a password in a connection string, an escaped character.</summary>
    private static bool IsSign(char[] text, int at, int length)
    {
        if (at + 1 >= length || at < 3)
        {
            return false;
        }

        return text[at] switch
        {
            '@' => HasUrlBefore(text, at),
            '=' => text[at + 1] is not (' ' or '=' or '>' or '"' or '{' or ';') && (EndsWith(text, at, "password") || EndsWith(text, at, "pwd")),
            '\\' => text[at + 1] is 'u' or 'x',
            _ => false,
        };
    }

    private static bool HasUrlBefore(char[] text, int at)
    {
        for (var i = at - 1; i > 2 && at - i < Surroundings && text[i] is not (' ' or '"' or '\n'); i--)
        {
            if (text[i] == '/' && text[i - 1] == '/' && text[i - 2] == ':')
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWith(char[] text, int end, string word)
    {
        if (end < word.Length)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if ((text[end - word.Length + i] | 0x20) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(List<TextSpan> windows, char[] text, int length, int start, int end)
    {
        var from = Math.Max(0, start - Surroundings);
        while (from > 0 && text[from - 1] != '\n')
        {
            from--;
        }

        var to = Math.Min(length, end + Surroundings);
        while (to < length && text[to] != '\n')
        {
            to++;
        }

        if (windows.Count > 0 && windows[windows.Count - 1] is var last && last.End >= from)
        {
            windows[windows.Count - 1] = TextSpan.FromBounds(last.Start, Math.Max(last.End, to));
        }
        else
        {
            windows.Add(TextSpan.FromBounds(from, to));
        }
    }
}
