using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TokenGuard.Cli.RuleExchange.Exporting;

/// <summary>Says our checks as allowlists of gitleaks, where a regular expression can describe what they drop.</summary>
internal static class GitleaksChecks
{
    /// <summary>What a check drops; null if no regular expression can say it.</summary>
    /// <param name="check"><c>name</c> or <c>name:argument</c>.</param>
    public static GitleaksAllowlist? ToAllowlist(string check)
    {
        var colon = check.IndexOf(':', StringComparison.Ordinal);
        var argument = colon < 0 ? "" : check[(colon + 1)..];
        return (colon < 0 ? check : check[..colon]) switch
        {
            "lacks" => GitleaksAllowlist.OfValues(check, [.. argument.Split('|').Select(Regex.Escape)]),
            "not-word" => GitleaksAllowlist.OfValues(check, $"(?i)^(?:{string.Join('|', argument.Split('|').Select(Regex.Escape))})$"),
            "not-hex" => GitleaksAllowlist.OfValues(check, "^(?:[0-9a-f]+|[0-9A-F]+)$"),
            "mixed-alphanumeric" => GitleaksAllowlist.OfValues(check, "^[^0-9]*$", "^[^a-z]*$", "^[^A-Z]*$"),
            "digits" => GitleaksAllowlist.OfValues(check, FewerThan(argument, "0-9")),
            "letters" => GitleaksAllowlist.OfValues(check, FewerThan(argument, "A-Za-z")),
            "not-path" => new GitleaksAllowlist(check, [PathRegex(argument)], []),
            _ => null,
        };
    }

    private static string FewerThan(string count, string characters) =>
        $"^[^{characters}]*(?:[{characters}][^{characters}]*){{0,{int.Parse(count, CultureInfo.InvariantCulture) - 1}}}$";

    /// <summary>A path pattern as in .gitignore as a regular expression.</summary>
    private static string PathRegex(string glob)
    {
        var trimmed = glob.TrimEnd('/');
        var regex = new StringBuilder(trimmed.Contains('/', StringComparison.Ordinal) ? "^" : "(?:^|/)");
        var text = trimmed.TrimStart('/');
        for (var i = 0; i < text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, "**/", 0, 3) == 0)
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (string.CompareOrdinal(text, i, "**", 0, 2) == 0)
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(text[i] switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(text[i].ToString()) });
            }
        }

        return regex.Append(glob.EndsWith('/') ? "/" : "(?:/|$)").ToString();
    }
}
