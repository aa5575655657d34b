namespace TokenGuard.Analyzers.Names;

/// <summary>Splits identifiers and keys into words: <c>zendeskApiToken</c>, <c>ZENDESK_API_TOKEN</c>, <c>Zendesk:ApiToken</c>.</summary>
internal static class NameWords
{
    /// <summary>The words in lower case. <c>APIKey</c> is <c>api</c>, <c>key</c>.</summary>
    public static List<string> Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || IsBoundary(name, i))
            {
                Add(words, name, start, i);
                start = i;
            }
        }

        return words;
    }

    private static void Add(List<string> words, string name, int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(name[start]))
        {
            start++;
        }

        if (start < end)
        {
            words.Add(name[start..end].ToLowerInvariant());
        }
    }

    private static bool IsBoundary(string name, int i) =>
        !char.IsLetterOrDigit(name[i])
        || !char.IsLetterOrDigit(name[i - 1])
        || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
}
