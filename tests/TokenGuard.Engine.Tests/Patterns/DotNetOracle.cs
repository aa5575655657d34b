using System.Text;
using System.Text.RegularExpressions;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Tests.Patterns;

/// <summary>Spells out all matches of a pattern, by this engine and by .NET, so that they can be compared.</summary>
internal static class DotNetOracle
{
    /// <summary>The matches by .NET; null where its backtracking explodes.</summary>
    public static string? Expected(string pattern, byte[] text)
    {
        try
        {
            return Spell(new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    public static string Actual(Pattern pattern, PatternSearch search, byte[] text) =>
        Spell(pattern, text, (int from, out PatternMatch match) => search.TryNext(text, from, out match));

    public static string ActualAtAnchors(Pattern pattern, PatternSearch search, byte[] text)
    {
        var anchors = Anchors(pattern.RequiredLiterals!, text);
        return Spell(pattern, text, (int from, out PatternMatch match) => search.TryNext(text, anchors, from, out match));
    }

    public static int[] Anchors(RequiredLiterals required, byte[] text)
    {
        var folded = text.Select(value => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value).ToArray();
        return [.. Enumerable.Range(0, text.Length)
            .SelectMany(offset => required.Literals.Where(literal => folded.AsSpan(offset).StartsWith(literal)).Select(_ => offset))];
    }

    private delegate bool TryNext(int from, out PatternMatch match);

    private static string Spell(Regex regex, byte[] text)
    {
        var matches = new StringBuilder();
        for (var match = regex.Match(Encoding.Latin1.GetString(text)); match.Success; match = match.NextMatch())
        {
            Append(matches, match.Groups.Values.Select(g => g.Success ? ByteSpan.FromBounds(g.Index, g.Index + g.Length) : (ByteSpan?)null));
        }

        return matches.ToString();
    }

    private static string Spell(Pattern pattern, byte[] text, TryNext tryNext)
    {
        var matches = new StringBuilder();
        for (var from = 0; from <= text.Length && tryNext(from, out var match);)
        {
            Append(matches, Enumerable.Range(0, pattern.GroupCount + 1).Select(match.Group));
            from = match.End + (match.End == match.Start ? 1 : 0);
        }

        return matches.ToString();
    }

    private static void Append(StringBuilder matches, IEnumerable<ByteSpan?> groups) =>
        matches.AppendJoin(' ', groups.Select(group => group is { } span ? $"{span.Start}-{span.End}" : "-")).Append('\n');
}
