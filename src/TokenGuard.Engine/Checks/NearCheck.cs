using System.Globalization;
using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>Passes candidates that have, or do not have, one of some words around them, whatever its case.</summary>
internal sealed class NearCheck : ICheck
{
    private const int DefaultDistance = 200;
    private const int LargestDistance = 10_000;

    private readonly byte[][] words;
    private readonly int distance;
    private readonly bool wanted;
    private readonly string reason;

    private NearCheck(string words, int distance, bool wanted)
    {
        this.words = WordsIn(words);
        this.distance = distance;
        this.wanted = wanted;
        reason = wanted ? $"no '{words}' within {distance} bytes" : $"'{words}' within {distance} bytes";
    }

    public static ICheck Parse(string? argument, bool wanted)
    {
        var colon = argument?.LastIndexOf(':') ?? -1;
        var words = colon < 0 ? argument : argument![..colon];
        var distance = DefaultDistance;
        if (string.IsNullOrEmpty(words) || words!.Split('|').Any(word => word.Length == 0))
        {
            throw new FormatException("needs a word, or several joined by '|'");
        }

        if (colon >= 0 && (!int.TryParse(argument![(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out distance)
            || distance is < 1 or > LargestDistance))
        {
            throw new FormatException($"needs a distance of 1 to {LargestDistance} bytes, not '{argument![(colon + 1)..]}'");
        }

        return new NearCheck(words, distance, wanted);
    }

    /// <summary>The words of which one must stand in every text with a finding; none if a check is another one.</summary>
    /// <param name="check">A check as rules write it.</param>
    public static byte[][] WordsOf(string check)
    {
        const string Name = "near:";
        if (!check.StartsWith(Name, StringComparison.Ordinal))
        {
            return [];
        }

        var colon = check.LastIndexOf(':');
        return WordsIn(check[Name.Length..(colon < Name.Length ? check.Length : colon)]);
    }

    public Judgement Judge(in CandidateContext candidate)
    {
        foreach (var word in words)
        {
            if (candidate.HasNear(word, distance))
            {
                return Judgement.Of(wanted, reason);
            }
        }

        return Judgement.Of(!wanted, reason);
    }

    private static byte[][] WordsIn(string words) => [.. words.Split('|').Select(word => Encoding.UTF8.GetBytes(word.ToLowerInvariant()))];
}
