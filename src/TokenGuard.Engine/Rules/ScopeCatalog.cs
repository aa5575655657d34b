namespace TokenGuard.Engine.Rules;

/// <summary>What a provider's OAuth scopes mean: <c>[provider.scopes]</c> with its <c>[[provider.scope]]</c>.</summary>
public sealed record ScopeCatalog
{
    /// <summary>What stands between scopes that are given in one text.</summary>
    public string Separator { get; init; } = " ";

    public ScopesWhenAbsent WhenAbsent { get; init; }

    /// <summary>Where scopes stand in a request, such as <c>json scope</c>, <c>json scopes[]</c>, <c>query scope</c>, <c>form scope</c>.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Templates of the addresses whose query or body carries scopes, see <see cref="UrlTemplate"/>.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>Text that may stand before a scope's name, such as the address of the API that it belongs to.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>True if <see cref="Scopes"/> names every scope of the provider, so that any other is unknown.</summary>
    public bool Complete { get; init; }

    public IReadOnlyList<ScopeDefinition> Scopes { get; init; } = [];

    /// <summary>What is known of a scope: by its name, else by the pattern that says most about it; null if nothing is.</summary>
    public ScopeDefinition? Find(string scope)
    {
        foreach (var prefix in Prefixes)
        {
            if (scope.Length > prefix.Length && scope.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                scope = scope[prefix.Length..];
                break;
            }
        }

        ScopeDefinition? best = null;
        foreach (var known in Scopes)
        {
            if (string.Equals(known.Match, scope, StringComparison.OrdinalIgnoreCase))
            {
                return known;
            }

            if (known.IsPattern && (best is null || known.Match.Length > best.Match.Length) && known.Matches(scope))
            {
                best = known;
            }
        }

        return best;
    }
}

/// <summary>What a provider grants when a request names no scope.</summary>
public enum ScopesWhenAbsent
{
    Unknown,
    Nothing,
    Everything,
}
