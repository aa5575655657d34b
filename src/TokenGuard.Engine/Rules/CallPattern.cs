using System.Diagnostics.CodeAnalysis;

namespace TokenGuard.Engine.Rules;

/// <summary>
/// A set of calls of an API: verbs and a path, such as <c>GET tickets/**</c>, <c>POST,PUT tickets/*</c> or
/// <c>* oauth/**</c>. In the path <c>*</c> is any text of one segment and <c>**</c> any segments, none among them.
/// </summary>
public sealed class CallPattern
{
    private const string AnyVerb = "*";
    private const string Format = ".json";

    private readonly string[] verbs;
    private readonly string[] segments;

    private CallPattern(string text, string[] verbs, string[] segments)
    {
        Text = text;
        this.verbs = verbs;
        this.segments = segments;
    }

    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CallPattern Parse(string text) =>
        TryParse(text, out var pattern) ? pattern : throw new FormatException($"'{text}' is no set of calls; write verbs and a path, such as 'GET tickets/**' or '* oauth/**'");

    public static bool TryParse(string text, [NotNullWhen(true)] out CallPattern? pattern)
    {
        pattern = null;
        var parts = text.Split(' ');
        if (parts.Length != 2 || parts[1].Length == 0 || parts[1].IndexOfAny(['?', '#']) >= 0)
        {
            return false;
        }

        var verbs = parts[0].Split(',');
        if (parts[0] != AnyVerb && !verbs.All(verb => verb.Length > 0 && verb.All(c => c is >= 'A' and <= 'Z')))
        {
            return false;
        }

        pattern = new CallPattern(text, verbs, Segments(parts[1]));
        return true;
    }

    /// <summary>Says whether a call is one of them.</summary>
    /// <param name="verb">Its verb in any case; empty if it is not known, which only <c>*</c> covers.</param>
    /// <param name="path">Its path below the API's base; a slash around it, a query and <c>.json</c> at its end do not matter.</param>
    public bool Matches(string verb, string path)
    {
        if (verbs[0] != AnyVerb && !verbs.Contains(verb, StringComparer.OrdinalIgnoreCase))
        {
            return false;
        }

        var query = path.IndexOfAny(['?', '#']);
        var names = Segments(query < 0 ? path : path[..query]);
        return Glob.MatchesSegments(segments, names, names.Length);
    }

    public override string ToString() => Text;

    private static string[] Segments(string path)
    {
        var plain = path.Trim('/').ToLowerInvariant();
        plain = plain.EndsWith(Format, StringComparison.Ordinal) ? plain[..^Format.Length] : plain;
        return plain.Length == 0 ? [] : plain.Split('/');
    }
}
