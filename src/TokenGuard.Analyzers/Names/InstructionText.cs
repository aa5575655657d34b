namespace TokenGuard.Analyzers.Names;

/// <summary>
/// Tells texts that say what to put in their place from credentials: <c>YourServerPassword</c>, <c>EnterClientSecretHere</c>,
/// <c>copy the client secret from the console here</c>.
/// </summary>
internal static class InstructionText
{
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "add", "copy", "enter", "fill", "insert", "paste", "provide", "put", "replace", "set", "type", "use",
    };

    /// <summary>True for words alone that begin with <c>your</c>, or with a verb and name what is wanted or where.</summary>
    public static bool Is(string text)
    {
        if (IsLabel(text))
        {
            return true;
        }

        if (!text.All(c => char.IsLetter(c) || c is ' ' or '_' or '-' or '.' or '\''))
        {
            return false;
        }

        var words = NameWords.Split(text);
        return words.Count > 1
            && (words[0] == "your" || (Verbs.Contains(words[0]) && words.Skip(1).Any(word => word is "here" or "your" or "key" || CredentialName.IsCredential(word))));
    }

    /// <summary>Says whose password belongs there: <c>POP3 server password</c>. Who speaks of his own, or calls it secret, chose it.</summary>
    private static bool IsLabel(string text)
    {
        if (text.IndexOf(' ') <= 0 || !text.All(c => char.IsLetterOrDigit(c) || c == ' '))
        {
            return false;
        }

        var words = text.ToLowerInvariant().Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && CredentialName.IsPassword(words[^1]) && !words.Any(word => word is "my" or "this" or "secret" or "is");
    }
}
