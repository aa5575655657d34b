namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>A Zendesk secret of a scan report.</summary>
/// <param name="Rule">The id of the rule that found it.</param>
/// <param name="Fingerprint">Its identity.</param>
/// <param name="Subdomains">The accounts that were named near it.</param>
/// <param name="ClientIds">The identifiers of OAuth clients that were named near it.</param>
/// <param name="Places">Where it stands, as <c>path:line</c>; the first where it was first seen.</param>
public sealed record LeakedFinding(
    string Rule, string Fingerprint, IReadOnlyList<string> Subdomains, IReadOnlyList<string> ClientIds, IReadOnlyList<string> Places)
{
    public ZendeskTokenKind? Kind => Rule switch
    {
        _ when Rule.StartsWith("zendesk-api-token", StringComparison.Ordinal) => ZendeskTokenKind.ApiToken,
        _ when Rule.StartsWith("zendesk-oauth-client-secret", StringComparison.Ordinal) => ZendeskTokenKind.OAuthClient,
        _ when Rule.StartsWith("zendesk-oauth-refresh", StringComparison.Ordinal) => null,
        _ when Rule.StartsWith("zendesk-oauth", StringComparison.Ordinal) => ZendeskTokenKind.OAuthToken,
        _ => null,
    };

    /// <summary>False if only other accounts were named near it.</summary>
    public bool MayBelongTo(ZendeskAccount account) =>
        Subdomains.Count == 0 || Subdomains.Contains(account.Subdomain, StringComparer.OrdinalIgnoreCase);
}
