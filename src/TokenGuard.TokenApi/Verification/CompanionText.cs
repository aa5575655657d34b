using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Verification;

/// <summary>
/// Companions as the audit log keeps them, <c>email=a@b.example subdomain=acme</c>, so that a later run knows which ones
/// answered live. Those that are secrets are hashed.
/// </summary>
internal static class CompanionText
{
    private const string Hashed = "sha256-";
    private const int HashLength = 16;

    public static string? Write(TokenRule rule, IReadOnlyDictionary<string, string> companions) => companions.Count == 0
        ? null
        : string.Join(' ', companions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Uri.EscapeDataString(Kept(rule, pair.Key, pair.Value))}"));

    /// <summary>A value as it is kept; the same for one that was kept before.</summary>
    public static string Kept(TokenRule rule, string name, string value) => IsSecret(rule, name) && !value.StartsWith(Hashed, StringComparison.Ordinal)
        ? Hashed + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, HashLength))
        : value;

    public static bool IsSecret(TokenRule rule, string name) => rule.Needs.Any(need => need.Secret && need.Name == name);

    public static Dictionary<string, string> Read(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
        .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);

    /// <summary>The companions of the last live answer among some records, which may be none; null if there is no such answer.</summary>
    public static Dictionary<string, string>? OfLastLive(IReadOnlyList<AuditEvent> events) =>
        events.LastOrDefault(entry => entry.Outcome == AuditOutcome.Live) is { } live ? Read(live.Subject) : null;

    /// <summary>One set of values as companions that stand right beside the token; all that were found if a secret of the set is not among them.</summary>
    public static IReadOnlyList<CompanionValue> AsFound(IReadOnlyDictionary<string, string> companions, ReportedFinding finding)
    {
        var found = companions.Select(pair => finding.Companions.FirstOrDefault(companion => companion.Name == pair.Key && Kept(finding.Rule, pair.Key, companion.Value) == Kept(finding.Rule, pair.Key, pair.Value))
            ?? (IsSecret(finding.Rule, pair.Key) ? null : new CompanionValue(pair.Key, pair.Value, CompanionReach.File, finding.Occurrences[0].Place))).ToList();
        return found.Contains(null) ? finding.Companions : [.. found.OfType<CompanionValue>()];
    }
}
