using TokenGuard.Engine;
using TokenGuard.Scanning.Locators;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>What a scan report says of Zendesk secrets.</summary>
/// <param name="Findings">The Zendesk secrets.</param>
/// <param name="Complete">False if something could not be scanned.</param>
public sealed record LeakReport(IReadOnlyList<LeakedFinding> Findings, bool Complete)
{
    /// <param name="report">The report, which holds no values.</param>
    /// <param name="locate">Reads a value again where it stood; null if it is not there.</param>
    public static LeakReport Of(StoredReport report, Func<StoredFinding, Secret?> locate) =>
        new([.. report.Findings.Select(stored => LeakedFinding.Of(stored, locate)).OfType<LeakedFinding>()], report.Complete);

    /// <summary>The findings that may be of this account and kind.</summary>
    public IReadOnlyList<LeakedFinding> Of(ZendeskAccount account, ZendeskTokenKind kind) =>
        [.. Findings.Where(finding => finding.Kind == kind && finding.MayBelongTo(account))];

    /// <summary>Compares values that could be read again with what the account's list shows of its tokens.</summary>
    /// <param name="account">The account.</param>
    /// <param name="kind">API tokens or OAuth tokens.</param>
    /// <param name="prefix">The token's.</param>
    /// <param name="all">Those of all tokens of the kind: where several begin alike, none is accused.</param>
    public LeakMark Mark(ZendeskAccount account, ZendeskTokenKind kind, VisiblePrefix prefix, IReadOnlyList<VisiblePrefix> all)
    {
        var findings = Of(account, kind).Where(finding => finding.MayBe(prefix)).ToList();
        return findings.Exists(finding => finding.Value is { } value && prefix.Begins(value) && all.Count(other => other.Begins(value)) == 1) ? LeakMark.Yes
            : findings.Count == 0 && Complete ? LeakMark.No
            : LeakMark.Unknown;
    }

    /// <summary>A client's identifier stands near its secret and tells whose it is.</summary>
    public LeakMark Mark(ZendeskAccount account, ZendeskOAuthClient client)
    {
        var findings = Of(account, ZendeskTokenKind.OAuthClient);
        return findings.Any(finding => finding.ClientIds.Contains(client.Identifier)) ? LeakMark.Yes
            : findings.All(finding => finding.ClientIds.Count > 0) && Complete ? LeakMark.No
            : LeakMark.Unknown;
    }
}
