using System.Globalization;
using System.Text;

namespace TokenGuard.Cli.RuleExchange.Regexes;

/// <summary>Says a repeat with bounds above 1000 as several behind each other, which match the same.</summary>
internal static class LongRepeat
{
    private const int Most = 1000;
    private const int MostParts = 20;

    /// <summary>What stands behind the first of the repeated parts; null if the bounds are small, or far too large.</summary>
    /// <param name="atom">The class, escape or character that is repeated.</param>
    /// <param name="bounds">The bounds in braces.</param>
    /// <param name="mark">What makes the repeat lazy, or nothing.</param>
    public static string? Split(string atom, string bounds, string mark)
    {
        var sides = bounds.Trim('{', '}').Split(',');
        if (!bounds.StartsWith('{') || !int.TryParse(sides[0], CultureInfo.InvariantCulture, out var min))
        {
            return null;
        }

        int? max = sides.Length == 1 ? min : int.TryParse(sides[1], CultureInfo.InvariantCulture, out var upper) ? upper : null;
        if (Math.Max(min, max ?? 0) is <= Most or > Most * MostParts)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var rest = (Min: min, Max: max); text.Length == 0 || rest.Min > 0 || rest.Max is null or > 0;)
        {
            var low = Math.Min(rest.Min, Most);
            var isLast = rest.Max is null && rest.Min <= Most;
            int? high = isLast ? null : Math.Min(rest.Max ?? low, Most);
            text.Append(text.Length == 0 ? "" : atom).Append(CultureInfo.InvariantCulture, $"{{{low},{high}}}{mark}");
            rest = (rest.Min - low, rest.Max - high);
            if (isLast)
            {
                break;
            }
        }

        return text.ToString();
    }
}
