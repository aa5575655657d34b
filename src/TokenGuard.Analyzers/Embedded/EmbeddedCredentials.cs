namespace TokenGuard.Analyzers.Embedded;

/// <summary>Finds credentials inside a text: in the user info of URLs and in connection strings.</summary>
internal static class EmbeddedCredentials
{
    /// <summary>All of them; unknown parts of the text are holes, see <see cref="Values.FoldedText"/>.</summary>
    public static IEnumerable<EmbeddedCredential> Find(string text) => UrlUserInfo.Find(text).Concat(ConnectionString.Find(text));

    /// <summary>Says in one pass whether a text, such as a whole file, may hold any.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) =>
        (text.IndexOf("://".AsSpan()) >= 0 && text.IndexOf('@') >= 0) || HasSecretKey(text);

    private static bool HasSecretKey(ReadOnlySpan<char> text)
    {
        for (var rest = text; rest.IndexOf('=') is >= 0 and var at; rest = rest[(at + 1)..])
        {
            if (ConnectionKey.MayEndWith(rest[..at]))
            {
                return true;
            }
        }

        return false;
    }
}
