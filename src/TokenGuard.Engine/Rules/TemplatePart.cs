using System.Text;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Rules;

/// <summary>One label of a host or one segment of a path in a <see cref="UrlTemplate"/>.</summary>
internal sealed class TemplatePart
{
    private const string AnyText = "(?s:.+)";

    private readonly string text;

    /// <summary>Null if it is fixed.</summary>
    private readonly Lazy<Pattern>? pattern;

    public TemplatePart(string text, IReadOnlyList<TenantShape> tenants)
    {
        this.text = text;
        pattern = text.IndexOf('{') < 0 ? null : new Lazy<Pattern>(() => Pattern.Parse(PatternOf(text, tenants)));
    }

    public bool Matches(string part)
    {
        if (pattern is null)
        {
            return part == text;
        }

        return part.IndexOfAny([UrlTemplate.Unknown, '{']) >= 0
            ? MayMatch(part)
            : new PatternSearch(pattern.Value).IsWholeMatch(Encoding.UTF8.GetBytes(part));
    }

    /// <summary>Compares what both sides fix before and behind what they leave open.</summary>
    private bool MayMatch(string part)
    {
        var before = Math.Min(text.IndexOf('{'), part.IndexOfAny([UrlTemplate.Unknown, '{']));
        var behind = Math.Min(text.Length - 1 - text.LastIndexOf('}'), part.Length - 1 - part.LastIndexOfAny([UrlTemplate.Unknown, '}']));
        return string.CompareOrdinal(text, 0, part, 0, before) == 0
            && string.CompareOrdinal(text, text.Length - behind, part, part.Length - behind, behind) == 0;
    }

    private static string PatternOf(string text, IReadOnlyList<TenantShape> tenants)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (close < 0)
            {
                pattern.Append(text[i] is '_' || char.IsLetterOrDigit(text[i]) ? "" : "\\").Append(text[i]);
                continue;
            }

            var name = text[(i + 1)..close];
            pattern.Append("(?:").Append(tenants.FirstOrDefault(tenant => tenant.Name == name)?.Pattern ?? AnyText).Append(')');
            i = close;
        }

        return pattern.ToString();
    }
}
