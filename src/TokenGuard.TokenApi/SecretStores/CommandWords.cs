using System.Text;

namespace TokenGuard.TokenApi.SecretStores;

/// <summary>Splits the text of a command: spaces separate words, single and double quotes keep them together, nothing else is special.</summary>
internal static class CommandWords
{
    /// <exception cref="SecretStoreException">There is no word, or a quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, started) = ('\0', false);
        foreach (var c in text.Append(' '))
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
                started = true;
            }
            else if (c != ' ' || quote != '\0')
            {
                word.Append(c);
                started = true;
            }
            else if (started)
            {
                words.Add(word.ToString());
                word.Clear();
                started = false;
            }
        }

        return quote == '\0' && words.Count > 0 ? words : throw new SecretStoreException("a command needs a program, and every quote its end");
    }
}
