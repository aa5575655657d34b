namespace TokenGuard.Sources.Git;

/// <summary>What a git call gave back.</summary>
/// <param name="ExitCode">0 if it did what it was asked.</param>
/// <param name="Text">Its standard output.</param>
/// <param name="Error">The last lines of its standard error.</param>
internal sealed record GitAnswer(int ExitCode, string Text, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
