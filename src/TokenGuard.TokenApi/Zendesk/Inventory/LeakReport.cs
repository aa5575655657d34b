using System.Globalization;
using System.Text.Json;
using TokenGuard.TokenApi.Zendesk.Connection;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.TokenApi.Zendesk.Inventory;

/// <summary>What a JSON report of <c>tokenguard scan</c> says of Zendesk secrets.</summary>
/// <param name="Findings">The Zendesk secrets.</param>
/// <param name="Complete">False if something could not be scanned.</param>
public sealed record LeakReport(IReadOnlyList<LeakedFinding> Findings, bool Complete)
{
    private const int Version = 1;

    /// <exception cref="FormatException">It is no report of this program.</exception>
    public static LeakReport Read(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            return root.Number("version") == Version && root.Child("findings") is { ValueKind: JsonValueKind.Array }
                ? new LeakReport([.. root.Items("findings").Where(IsZendesk).Select(FindingOf)], root.Flag("complete") ?? false)
                : throw new FormatException("it is no JSON report of `tokenguard scan --format json`");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"it is no JSON: {wrong.Message}", wrong);
        }
    }

    /// <summary>The findings that may be of this account and kind.</summary>
    public IReadOnlyList<LeakedFinding> Of(ZendeskAccount account, ZendeskTokenKind kind) =>
        [.. Findings.Where(finding => finding.Kind == kind && finding.MayBelongTo(account))];

    /// <summary>A report has no value to compare a token with, so it can only say that none of this kind leaked.</summary>
    public LeakMark Mark(ZendeskAccount account, ZendeskTokenKind kind) =>
        Of(account, kind).Count == 0 && Complete ? LeakMark.No : LeakMark.Unknown;

    /// <summary>A client's identifier stands near its secret and tells whose it is.</summary>
    public LeakMark Mark(ZendeskAccount account, ZendeskOAuthClient client)
    {
        var findings = Of(account, ZendeskTokenKind.OAuthClient);
        return findings.Any(finding => finding.ClientIds.Contains(client.Identifier)) ? LeakMark.Yes
            : findings.All(finding => finding.ClientIds.Count > 0) && Complete ? LeakMark.No
            : LeakMark.Unknown;
    }

    private static bool IsZendesk(JsonElement finding) => finding.Text("provider") == ZendeskAccount.Provider;

    private static LeakedFinding FindingOf(JsonElement finding) => new(
        finding.Text("rule") ?? "",
        finding.Text("fingerprint") ?? "",
        CompanionsOf(finding, "subdomain"),
        CompanionsOf(finding, "client_id"),
        [.. finding.Items("occurrences").Select(PlaceOf).Distinct()]);

    private static List<string> CompanionsOf(JsonElement finding, string name) =>
        [.. finding.Items("companions").Where(companion => companion.Text("name") == name).Select(companion => companion.Text("value") ?? "").Distinct()];

    private static string PlaceOf(JsonElement occurrence)
    {
        var commit = occurrence.Child("commit")?.Text("id");
        var place = string.Create(CultureInfo.InvariantCulture, $"{occurrence.Text("path")}:{occurrence.Number("startLine")}");
        return commit is null ? place : $"{place} (commit {commit[..Math.Min(12, commit.Length)]})";
    }
}
