using TokenGuard.Engine.Rules;

namespace TokenGuard.Scanning.Reports;

/// <summary>The rules that a report speaks of.</summary>
internal static class ReportedRules
{
    /// <summary>The rules of all findings, also of suppressed ones, by id.</summary>
    public static IReadOnlyList<TokenRule> Of(ScanReport report) =>
    [
        .. report.Findings.Select(finding => finding.Rule)
            .Concat(report.Suppressed.Select(suppressed => suppressed.Finding.Rule))
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
