using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning;

/// <summary>Which exit code a scan or verification ends with.</summary>
public static class ScanExit
{
    /// <param name="failOn">The findings that count.</param>
    /// <param name="findings">All that is open.</param>
    /// <param name="complete">False if something could not be read.</param>
    /// <param name="interrupted">True if it was stopped.</param>
    public static int CodeFor(FailOn failOn, IReadOnlyList<ReportedFinding> findings, bool complete, bool interrupted)
    {
        var live = failOn != FailOn.Never && findings.Any(finding => finding.Verdict.State == VerdictState.Live);
        return interrupted ? ExitCode.Interrupted
            : live ? ExitCode.LiveFindings
            : failOn == FailOn.Any && findings.Count > 0 ? ExitCode.Findings
            : complete ? ExitCode.Clean
            : ExitCode.Incomplete;
    }
}
