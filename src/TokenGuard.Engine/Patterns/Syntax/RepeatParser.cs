using System.Globalization;

namespace TokenGuard.Engine.Patterns.Syntax;

/// <summary>Reads the repeat operators.</summary>
internal static class RepeatParser
{
    public const int MaxBound = 1000;

    /// <summary>Reads a repeat operator and its laziness, if one stands here.</summary>
    public static bool TryRead(PatternCursor cursor, out int min, out int? max, out bool greedy)
    {
        var start = cursor.Position;
        (min, max, greedy) = (0, null, true);
        if (cursor.Accept('?'))
        {
            max = 1;
        }
        else if (cursor.Accept('+'))
        {
            min = 1;
        }
        else if (!cursor.Accept('*') && !TryReadBounds(cursor, ref min, ref max))
        {
            return false;
        }

        greedy = !cursor.Accept('?');
        return cursor.Accept('+') ? throw cursor.Error("possessive repeats are not supported", start) : true;
    }

    // A brace that starts no bound is a plain character, as in RE2.
    private static bool TryReadBounds(PatternCursor cursor, ref int min, ref int? max)
    {
        var start = cursor.Position;
        if (!cursor.Accept('{'))
        {
            return false;
        }

        var lower = cursor.TakeWhile(IsDigit);
        var ranged = cursor.Accept(',');
        var upper = ranged ? cursor.TakeWhile(IsDigit) : lower;
        if (!cursor.Accept('}') || (lower + upper).Length == 0)
        {
            cursor.Position = start;
            return false;
        }

        if (lower.Length == 0)
        {
            throw cursor.Error("the repeat has no lower bound, write {0,", start);
        }

        min = Bound(cursor, lower, start);
        max = upper.Length == 0 ? null : Bound(cursor, upper, start);
        return max < min ? throw cursor.Error("the repeat's bounds are in the wrong order", start) : true;
    }

    private static int Bound(PatternCursor cursor, string digits, int start) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MaxBound
            ? value
            : throw cursor.Error($"repeats go up to {MaxBound}", start);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
