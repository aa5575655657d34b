using System.Globalization;
using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;
using TokenGuard.Scanning.Locators;

namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>A Zendesk secret of a scan report.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subdomains">The accounts that were named near it.</param>
/// <param name="ClientIds">The identifiers of OAuth clients that were named near it.</param>
/// <param name="Places">Where it stands, as <c>path:line</c>; the first where it was first seen.</param>
/// <param name="Value">The secret, read again where the report says it stands; null if it is not there any more.</param>
public sealed record LeakedFinding(
    ZendeskTokenKind Kind, IReadOnlyList<string> Subdomains, IReadOnlyList<string> ClientIds, IReadOnlyList<string> Places, Secret? Value)
{
    private const int ShownCommit = 12;

    /// <summary>Null for a finding that is no token or client of Zendesk's.</summary>
    public static LeakedFinding? Of(StoredFinding stored, Func<StoredFinding, Secret?> locate) => KindOf(stored.RuleId) is { } kind
        ? new LeakedFinding(
            kind,
            CompanionsOf(stored, "subdomain"),
            CompanionsOf(stored, "client_id"),
            [.. stored.Occurrences.Select(PlaceOf).Distinct()],
            locate(stored))
        : null;

    /// <summary>False if only other accounts were named near it.</summary>
    public bool MayBelongTo(ZendeskAccount account) =>
        Subdomains.Count == 0 || Subdomains.Contains(account.Subdomain, StringComparer.OrdinalIgnoreCase);

    /// <summary>False if its value is known to begin otherwise.</summary>
    public bool MayBe(VisiblePrefix prefix) => Value is null || prefix.IsEmpty || prefix.Begins(Value);

    private static ZendeskTokenKind? KindOf(string rule) => rule switch
    {
        _ when rule.StartsWith("zendesk-api-token", StringComparison.Ordinal) => ZendeskTokenKind.ApiToken,
        _ when rule.StartsWith("zendesk-oauth-client-secret", StringComparison.Ordinal) => ZendeskTokenKind.OAuthClient,
        _ when rule.StartsWith("zendesk-oauth-refresh", StringComparison.Ordinal) => null,
        _ when rule.StartsWith("zendesk-oauth", StringComparison.Ordinal) => ZendeskTokenKind.OAuthToken,
        _ => null,
    };

    private static List<string> CompanionsOf(StoredFinding stored, string name) =>
        [.. stored.Companions.Where(companion => companion.Name == name).Select(companion => companion.Value).Distinct()];

    private static string PlaceOf(Occurrence occurrence)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{occurrence.Place.Path}:{occurrence.Start.Line}");
        return occurrence.Place.Commit is { } commit ? $"{place} (commit {commit.Id[..Math.Min(ShownCommit, commit.Id.Length)]})" : place;
    }
}
