using System.Globalization;
using TokenGuard.Cli.RuleExchange.Regexes;

namespace TokenGuard.Cli.RuleExchange.Exporting;

/// <summary>
/// Tells whether Go accepts the repeats of a pattern: the bounds of repeats inside each other, multiplied, may not be
/// above 1000. Source: the documentation of RE2's syntax, "counting forms".
/// </summary>
internal static class GoRepeats
{
    private const int Most = 1000;

    public static bool AreAccepted(string pattern)
    {
        var cursor = new RegexCursor(pattern);
        return Largest(cursor) <= Most;
    }

    /// <summary>The largest product of bounds up to the parenthesis that closes this group.</summary>
    private static long Largest(RegexCursor cursor)
    {
        long largest = 1;
        long last = 1;
        while (!cursor.AtEnd && !cursor.LooksAt(")"))
        {
            if (cursor.Accept("\\"))
            {
                cursor.TakeCharacter();
                last = 1;
            }
            else if (cursor.Accept("["))
            {
                SkipClass(cursor);
                last = 1;
            }
            else if (cursor.Accept("("))
            {
                last = Largest(cursor);
                cursor.Accept(")");
            }
            else if (cursor.LooksAt("{") && Bound(cursor) is { } bound)
            {
                last *= bound;
            }
            else
            {
                last = "*+?".Contains(cursor.TakeCharacter(), StringComparison.Ordinal) ? last : 1;
            }

            largest = Math.Max(largest, last);
        }

        return largest;
    }

    /// <summary>The upper bound of a repeat, or the lower one where there is none above; null if it is no repeat.</summary>
    private static int? Bound(RegexCursor cursor)
    {
        var start = cursor.Position;
        cursor.Accept("{");
        var lower = cursor.TakeWhile(char.IsAsciiDigit);
        var upper = cursor.Accept(",") ? cursor.TakeWhile(char.IsAsciiDigit) : lower;
        if (lower.Length > 0 && cursor.Accept("}"))
        {
            return Math.Max(1, int.Parse(upper.Length > 0 ? upper : lower, CultureInfo.InvariantCulture));
        }

        cursor.Position = start;
        return null;
    }

    private static void SkipClass(RegexCursor cursor)
    {
        cursor.Accept("^");
        for (var isFirst = true; isFirst || !cursor.LooksAt("]"); isFirst = false)
        {
            if (cursor.Accept("[:"))
            {
                cursor.TakeThrough(":]");
            }
            else if (cursor.TakeCharacter() == "\\")
            {
                cursor.TakeCharacter();
            }
        }

        cursor.Accept("]");
    }
}
