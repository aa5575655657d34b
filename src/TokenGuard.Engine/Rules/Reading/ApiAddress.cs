namespace TokenGuard.Engine.Rules.Reading;

/// <summary>The form of addresses in rule files: https, a host as in <c>send_to</c>, and a path that may name tenants.</summary>
internal static class ApiAddress
{
    private const string Scheme = "https://";

    /// <summary>Says what is wrong with the base of an API, or null.</summary>
    /// <param name="text">The address as written.</param>
    /// <param name="tenants">Names that have a shape; null if a name needs none.</param>
    public static string? JudgeBase(string text, IReadOnlyCollection<string>? tenants) => Judge(text, tenants)
        ?? (text[^1] == '/' ? null : $"'{text}' must end with '/', so that it is the beginning of whole addresses");

    /// <summary>Says what is wrong with an address, or null.</summary>
    public static string? Judge(string text, IReadOnlyCollection<string>? tenants)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return $"'{text}' must begin with {Scheme}";
        }

        var slash = text.IndexOf('/', Scheme.Length);
        if (slash < 0)
        {
            return $"'{text}' has no path; end it with '/'";
        }

        var names = tenants ?? NamesIn(text);
        return HostTemplate.Judge(text[Scheme.Length..slash], names) ?? JudgePath(text, slash, names);
    }

    private static string? JudgePath(string text, int slash, IReadOnlyCollection<string> tenants)
    {
        for (var i = slash; i < text.Length; i++)
        {
            if (text[i] == '{')
            {
                var close = text.IndexOf('}', i);
                var name = close < 0 ? "" : text[(i + 1)..close];
                if (!tenants.Contains(name))
                {
                    return $"'{text}': the tenant '{name}' has no shape; declare it: tenant = {{ {name} = '…' }}";
                }

                i = close;
            }
            else if (!IsPathCharacter(text[i]))
            {
                return $"'{text}': '{text[i]}' may not stand in a path";
            }
        }

        return null;
    }

    private static bool IsPathCharacter(char c) =>
        Naming.IsLowerOrDigit(c) || c is (>= 'A' and <= 'Z') or '/' or '-' or '.' or '_' or '~';

    private static IReadOnlyCollection<string> NamesIn(string text) =>
        [.. text.Split('{').Skip(1).Select(part => part.Split('}')[0]).Where(Naming.IsPlaceholder)];
}
