namespace TokenGuard.CodeFixes.Reading;

/// <summary>Knows what stands before a credential in a header: <c>Bearer </c>, <c>Authorization: Token </c>.</summary>
internal static class HeaderScheme
{
    /// <summary>Length of the scheme with the space behind it; 0 if the text has none.</summary>
    public static int LengthIn(string text)
    {
        var space = text.LastIndexOf(' ');
        return space > 0 && space < text.Length - 1 && IsAtEnd(text[..(space + 1)]) ? space + 1 : 0;
    }

    /// <summary>True for a text that is a scheme, perhaps behind the header's name, and waits for a credential.</summary>
    public static bool IsAtEnd(string text)
    {
        var words = text.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 1 or 2 && text.EndsWith(" ", StringComparison.Ordinal)
            && words[words.Length - 1].ToLowerInvariant() is "bearer" or "basic" or "token" or "apikey" or "key" or "bot" or "authorization" or "oauth";
    }
}
