namespace TokenGuard.TokenApi.Settings;

/// <summary>What the user says about one provider: the account, and where the owner's own credentials are.</summary>
public sealed record ProviderSettings
{
    /// <summary>Plain values such as <c>subdomain</c> and <c>email</c>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of credentials and the secret references to read them from, as in <c>api_token</c>: <c>env:ZENDESK_API_TOKEN</c>.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();
}
