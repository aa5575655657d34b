namespace TokenGuard.Scanning;

/// <summary>What <c>scan</c> returns; where several hold, 2 goes before 4, 4 before 1 and 1 before 3.</summary>
public static class ExitCode
{
    public const int Clean = 0;
    public const int Findings = 1;
    public const int UsageError = 2;
    public const int Incomplete = 3;
    public const int LiveFindings = 4;

    /// <summary>Of <c>revoke</c> and <c>tokens</c>: a change was accepted, and what proves it is missing.</summary>
    public const int Unproved = 5;

    public const int Interrupted = 130;
}
