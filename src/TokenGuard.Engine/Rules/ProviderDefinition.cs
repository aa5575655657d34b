namespace TokenGuard.Engine.Rules;

/// <summary>
/// Who issues the tokens of one rule file, which hosts their values may ever be sent to, and what its APIs want.
/// </summary>
public sealed record ProviderDefinition
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// True where the file's rules say how a secret is written, not who issued it (a URL with a password, a name that
    /// means credential): where such a rule and a provider's own claim the same text, the provider's wins.
    /// </summary>
    public bool Generic { get; init; }

    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Fixed host names and tenant templates such as <c>{subdomain}.zendesk.com</c>; nothing wider.</summary>
    public IReadOnlyList<string> SendTo { get; init; } = [];

    /// <summary>Shapes of the names that stand in braces in hosts and addresses.</summary>
    public IReadOnlyList<TenantShape> Tenants { get; init; } = [];

    /// <summary>Matches of any of its rules that are no findings.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>Its APIs, as far as the analyzers know them.</summary>
    public IReadOnlyList<ApiDefinition> Apis { get; init; } = [];

    /// <summary>Wrong ways to authenticate to them.</summary>
    public IReadOnlyList<SchemeAdvice> SchemeAdvices { get; init; } = [];

    /// <summary>Its OAuth scopes; null if none are known.</summary>
    public ScopeCatalog? Scopes { get; init; }

    /// <summary>Where it is written; null for one that code made.</summary>
    public RuleOrigin? Origin { get; init; }
}
