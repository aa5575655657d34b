using System.Text;

namespace TokenGuard.Cli.RuleExchange.Importing;

/// <summary>Makes ids of rules of ours out of names of other tools, no two alike.</summary>
internal sealed class RuleIds(string provider)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>Lower-case words joined by hyphens; empty if the text has neither letters nor digits.</summary>
    public static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        return words.ToString().TrimEnd('-');
    }

    /// <summary>An id that begins with the provider's; a number makes it unlike those before it.</summary>
    public string For(string name)
    {
        var words = Words(name);
        var id = words.Length == 0 ? $"{provider}-rule" : $"{provider}-{words}";
        var candidate = id;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = $"{id}-{number}";
        }

        return candidate;
    }
}
