using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Transport;

/// <summary>Closes settings of connection strings that open a line: <c>Encrypt=False</c>, <c>SSL Mode=Disable</c>.</summary>
internal static class OpenSetting
{
    private static readonly Dictionary<string, string> Closed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["encrypt=false"] = "True",
        ["encrypt=no"] = "Yes",
        ["encrypt=optional"] = "Mandatory",
        ["sslmode=disable"] = "Require",
        ["sslmode=disabled"] = "Required",
        ["sslmode=none"] = "Required",
        ["ssl=false"] = "True",
        ["usessl=false"] = "True",
        ["trustservercertificate=true"] = "False",
        ["trustservercertificate=yes"] = "No",
        ["trustservercertificate=1"] = "0",
    };

    /// <summary>The changes for the settings of a text.</summary>
    public static IEnumerable<TextChange> Changes(SyntaxToken token)
    {
        var text = token.Text;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not (';' or ',' or '"'))
            {
                continue;
            }

            var equals = text.IndexOf('=', start, i - start);
            if (equals > 0 && Closed.TryGetValue(text[start..i].Replace(" ", ""), out var value))
            {
                var old = text[(equals + 1)..i];
                yield return new TextChange(new TextSpan(token.SpanStart + equals + 1 + old.Length - old.TrimStart().Length, old.Trim().Length), value);
            }

            start = i + 1;
        }
    }
}
