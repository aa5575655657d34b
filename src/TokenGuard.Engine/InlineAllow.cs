using System.Text;

namespace TokenGuard.Engine;

/// <summary>
/// The marker <c>tokenguard:allow [rule-id] reason until=YYYY-MM-DD</c> that accepts the findings of its line or of
/// the line below.
/// </summary>
/// <param name="RuleId">The one rule, or the one diagnostic of the analyzers, that it accepts; null for all.</param>
/// <param name="Reason">Why; empty if none was given.</param>
/// <param name="Until">The last day on which it holds, as yyyy-MM-dd, or null.</param>
public sealed record InlineAllow(string? RuleId, string Reason, string? Until)
{
    /// <summary>What a marker starts with.</summary>
    public const string Marker = "tokenguard:allow";

    /// <summary>Bytes of UTF-8 before and behind a place among which its marker is looked for.</summary>
    public const int Reach = 2 * LongestLine;

    private const int LongestLine = 4096;

    private static readonly byte[] OwnMarker = Encoding.ASCII.GetBytes(Marker);

    /// <summary>The marker that holds for a place, on its own line or on the one above.</summary>
    /// <param name="text">The blob.</param>
    /// <param name="at">Offset of the finding.</param>
    /// <param name="isRuleId">Tells a rule id from the first word of a reason.</param>
    /// <param name="otherMarkers">Markers of other tools that are honoured too, such as <c>nosec</c>.</param>
    public static InlineAllow? For(
        ReadOnlySpan<byte> text, int at, Func<string, bool> isRuleId, IReadOnlyList<string>? otherMarkers = null)
    {
        var start = LineStart(text, at);
        var own = Line(text, start);
        var above = start == 0 ? default : Line(text, LineStart(text, start - 1));
        return Parse(own, isRuleId) ?? Parse(above, isRuleId) ?? Foreign(own, otherMarkers);
    }

    /// <summary>Reads the marker of one line.</summary>
    public static InlineAllow? Parse(ReadOnlySpan<byte> line, Func<string, bool> isRuleId)
    {
        // Behind a longer word, such as the past tense, nobody has accepted anything.
        var at = line.IndexOf(OwnMarker);
        if (at < 0 || (line.Length > at + OwnMarker.Length && Ascii.IsWord(line[at + OwnMarker.Length])))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(line[(at + OwnMarker.Length)..].ToArray());
        var words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
        TrimCommentEnd(words);
        var ruleId = words.Count > 0 && (isRuleId(words[0]) || IsDiagnosticId(words[0])) ? words[0] : null;
        if (ruleId is not null)
        {
            words.RemoveAt(0);
        }

        var until = words.FirstOrDefault(word => word.StartsWith("until=", StringComparison.Ordinal));
        words.Remove(until!);
        return new InlineAllow(ruleId, string.Join(" ", words), until?["until=".Length..]);
    }

    /// <summary>An analyzer's id, such as TG2001: a marker for it accepts nothing else.</summary>
    private static bool IsDiagnosticId(string word) =>
        word.Length == 6 && word.StartsWith("TG", StringComparison.Ordinal) && word.Skip(2).All(c => c is >= '0' and <= '9');

    /// <summary>Other tools' markers hold for their own line, for every rule and without an end.</summary>
    private static InlineAllow? Foreign(ReadOnlySpan<byte> line, IReadOnlyList<string>? markers)
    {
        foreach (var marker in markers ?? [])
        {
            if (line.IndexOf(Encoding.UTF8.GetBytes(marker)) >= 0)
            {
                return new InlineAllow(null, marker, null);
            }
        }

        return null;
    }

    private static void TrimCommentEnd(List<string> words)
    {
        if (words.Count > 0 && words[^1] is "*/" or "-->" or "#}" or "%>" or "*)")
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    private static int LineStart(ReadOnlySpan<byte> text, int at)
    {
        var from = Math.Max(0, at - LongestLine);
        return from + text[from..at].LastIndexOf((byte)'\n') + 1;
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text, int start)
    {
        var rest = text.Slice(start, Math.Min(text.Length - start, Reach));
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }
}
