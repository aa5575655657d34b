namespace TokenGuard.Analyzers.Scopes;

/// <summary>Writes scopes into messages.</summary>
internal static class ScopeWording
{
    /// <summary>One or two by name, more with the rest counted: <c>'read' and 'write'</c>.</summary>
    public static string Quote(IEnumerable<string> scopes) => Join([.. scopes.Select(scope => $"'{scope}'")], "and");

    /// <summary>Alternatives: <c>'tickets:read' or 'users:read'</c>.</summary>
    public static string Alternatives(IEnumerable<string> scopes) => Join([.. scopes.Select(scope => $"'{scope}'")], "or");

    private static string Join(IReadOnlyList<string> words, string last) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => string.Join(", ", words.Take(words.Count - 1)) + $" {last} " + words[words.Count - 1],
    };
}
