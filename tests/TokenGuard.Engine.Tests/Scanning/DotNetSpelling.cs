using System.Text;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>Spells a pattern of the engine's subset for .NET, for texts of ASCII without vertical tabs.</summary>
internal static class DotNetSpelling
{
    private static readonly Dictionary<string, string> PosixClasses = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z", ["alpha"] = "A-Za-z", ["digit"] = "0-9", ["lower"] = "a-z", ["upper"] = "A-Z", ["xdigit"] = "0-9A-Fa-f",
        ["word"] = "0-9A-Za-z_", ["space"] = @"\t\n\f\r ", ["punct"] = @"!-/:-@\[-`{-~", ["blank"] = @"\t ",
    };

    public static string Of(string pattern)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length;)
        {
            if (pattern[i] == '\\')
            {
                text.Append(pattern, i, 2);
                i += 2;
            }
            else if (pattern[i] == '[')
            {
                i = AppendClass(pattern, i, text);
            }
            else if (string.CompareOrdinal(pattern, i, "(?P<", 0, 4) == 0)
            {
                text.Append("(?<");
                i += 4;
            }
            else
            {
                // The end of the text, never before its last line break.
                text.Append(pattern[i] == '$' && !pattern.Contains("(?m", StringComparison.Ordinal) ? @"\z" : pattern[i].ToString());
                i++;
            }
        }

        return text.ToString();
    }

    private static int AppendClass(string pattern, int at, StringBuilder text)
    {
        var start = at;
        text.Append(pattern[at++]);
        if (pattern[at] == '^')
        {
            text.Append(pattern[at++]);
        }

        for (var first = true; first || pattern[at] != ']'; first = false)
        {
            if (pattern[at] == '\\')
            {
                text.Append(pattern, at, 2);
                at += 2;
            }
            else if (string.CompareOrdinal(pattern, at, "[:", 0, 2) == 0)
            {
                var end = pattern.IndexOf(":]", at, StringComparison.Ordinal);
                text.Append(PosixClasses[pattern[(at + 2)..end]]);
                at = end + 2;
            }
            else
            {
                text.Append(pattern[at] is '[' or ']' && at > start + 1 ? "\\" : "").Append(pattern[at++]);
            }
        }

        text.Append(']');
        return at + 1;
    }
}
