namespace TokenGuard.Engine.Rules;

/// <summary>One way to hand a credential to an API, as <c>schemes</c> of a rule file says it.</summary>
/// <param name="Place">Where the credential stands.</param>
/// <param name="Name">The scheme word, or the name of the header, query parameter, cookie or field; empty for the path.</param>
public sealed record ApiScheme(ApiSchemePlace Place, string Name)
{
    private static IReadOnlyList<(string Word, ApiSchemePlace Place)> Places { get; } =
    [
        ("header", ApiSchemePlace.Header), ("query", ApiSchemePlace.Query), ("cookie", ApiSchemePlace.Cookie), ("body", ApiSchemePlace.Body),
    ];

    /// <summary>Reads <c>Bearer</c>, <c>header:NAME</c>, <c>query:NAME</c>, <c>cookie:NAME</c>, <c>body:NAME</c> or <c>path</c>.</summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static ApiScheme Parse(string text)
    {
        if (text == "path")
        {
            return new ApiScheme(ApiSchemePlace.Path, "");
        }

        var colon = text.IndexOf(':');
        var name = text[(colon + 1)..];
        foreach (var (word, place) in Places)
        {
            if (IsName(name) && colon >= 0 && text[..colon] == word)
            {
                return new ApiScheme(place, name);
            }
        }

        return colon < 0 && IsName(name)
            ? new ApiScheme(ApiSchemePlace.Authorization, name)
            : throw new FormatException($"'{text}' is no scheme; write a word such as Bearer, header:NAME, query:NAME, cookie:NAME, body:NAME or path");
    }

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.');
}

/// <summary>Where the credential of a call stands.</summary>
public enum ApiSchemePlace
{
    /// <summary>In the header <c>Authorization</c>, behind a scheme word.</summary>
    Authorization,

    /// <summary>The whole value of a header.</summary>
    Header,
    Query,
    Cookie,

    /// <summary>A field of the form or the JSON text that is sent.</summary>
    Body,

    /// <summary>A part of the address' path.</summary>
    Path,
}
