using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Audit;

namespace TokenGuard.TokenApi.Verification;

/// <summary>Companions as the audit log keeps them, <c>email=a@b.example subdomain=acme</c>, so that a later run knows which ones answered live.</summary>
internal static class CompanionText
{
    public static string? Write(IReadOnlyDictionary<string, string> companions) => companions.Count == 0
        ? null
        : string.Join(' ', companions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    public static Dictionary<string, string> Read(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
        .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);

    /// <summary>The companions of the last live answer among some records, which may be none; null if there is no such answer.</summary>
    public static Dictionary<string, string>? OfLastLive(IReadOnlyList<AuditEvent> events) =>
        events.LastOrDefault(entry => entry.Outcome == AuditOutcome.Live) is { } live ? Read(live.Subject) : null;

    /// <summary>One set of values as companions that stand right beside the token.</summary>
    public static IReadOnlyList<CompanionValue> AsFound(IReadOnlyDictionary<string, string> companions, Place place) =>
        [.. companions.Select(pair => new CompanionValue(pair.Key, pair.Value, CompanionReach.File, place))];
}
