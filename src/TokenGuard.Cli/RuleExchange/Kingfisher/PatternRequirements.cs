using System.Globalization;
using System.Text.RegularExpressions;

namespace TokenGuard.Cli.RuleExchange.Kingfisher;

/// <summary>
/// What Kingfisher requires of a value besides its pattern, as descriptions of values that do not have it: fewer than N
/// characters of a class, or a word in it.
/// </summary>
internal static class PatternRequirements
{
    private const string UsualSpecials = "!@#$%^&*()_+-=[]{}|;:'\",.<>?/\\`~";

    /// <summary>Reads <c>pattern_requirements</c>.</summary>
    /// <param name="map">The mapping, or null.</param>
    /// <param name="notes">Takes what is not taken over.</param>
    public static IReadOnlyList<ForeignAllowlist> Read(KingfisherMap? map, List<string> notes)
    {
        if (map is null)
        {
            return [];
        }

        var specials = map.Text("special_chars") ?? UsualSpecials;
        var lacking = new[]
        {
            FewerThan(map.Number("min_digits"), "0-9"),
            FewerThan(map.Number("min_uppercase"), "A-Z"),
            FewerThan(map.Number("min_lowercase"), "a-z"),
            FewerThan(map.Number("min_special_chars"), string.Concat(specials.Select(letter => $"\\x{(int)letter:x2}"))),
        };
        if (map.Has("checksum"))
        {
            notes.Add("'checksum' is not taken over, so values with a wrong one are found too");
        }

        notes.AddRange(map.Unknown.Select(key => $"'{key}' of pattern_requirements is not known"));
        string[] words = [.. map.Texts("ignore_if_contains").Select(word => $"(?i:{Regex.Escape(word)})")];
        return
        [
            .. lacking.OfType<string>().Select(regex => new ForeignAllowlist { Regexes = [regex] }),
            .. words.Length > 0 ? [new ForeignAllowlist { Regexes = words }] : Array.Empty<ForeignAllowlist>(),
        ];
    }

    /// <summary>Matches whole values with fewer characters of a class than wanted; null where none is wanted.</summary>
    private static string? FewerThan(double wanted, string characters) => wanted < 1
        ? null
        : string.Create(CultureInfo.InvariantCulture, $@"\A[^{characters}]*(?:[{characters}][^{characters}]*){{0,{(int)wanted - 1}}}\z");
}
