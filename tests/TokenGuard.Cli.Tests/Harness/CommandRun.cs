using System.Text;

namespace TokenGuard.Cli.Tests;

/// <summary>What one run of the program left behind.</summary>
internal sealed record CommandRun(int ExitCode, byte[] OutputBytes, byte[] ErrorBytes)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string Error => Encoding.UTF8.GetString(ErrorBytes);

    /// <summary>Standard error without its empty lines.</summary>
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The JSON report on standard output.</summary>
    public JsonReportView Report => JsonReportView.Parse(Output);

    /// <summary>Rule ids of the findings of the JSON report, sorted.</summary>
    public IReadOnlyList<string> Rules => [.. Report.Findings.Select(finding => finding.Rule).Order(StringComparer.Ordinal)];
}
