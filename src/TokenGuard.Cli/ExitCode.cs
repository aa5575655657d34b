namespace TokenGuard.Cli;

/// <summary>What the process returns; documented in docs/cli.md.</summary>
internal static class ExitCode
{
    public const int Clean = 0;
    public const int Findings = 1;
    public const int UsageError = 2;
    public const int Incomplete = 3;
    public const int Interrupted = 130;
}
