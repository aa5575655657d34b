using System.CommandLine;
using TokenGuard.Engine;
using TokenGuard.Scanning.Locators;
using TokenGuard.Scanning.Rules;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>--from-report</c> and <c>--source</c>: a scan report whose secrets are compared with the account's tokens.</summary>
internal sealed class ReportOption
{
    private readonly Option<string?> report = new("--from-report")
    {
        Description = "A report of a scan (JSON or SARIF): tells which tokens stand in code.",
        HelpName = "FILE",
    };

    private readonly SourceOption source = new();

    public void AddTo(Command command)
    {
        command.Add(report);
        command.Add(source);
    }

    /// <summary>The report; null without one.</summary>
    /// <exception cref="StoredReportException">It cannot be read.</exception>
    public LeakReport? Read(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(report) is not { } path)
        {
            return null;
        }

        var stored = StoredReport.Read(path);
        using var opened = OpenedSource.Of(parsed.GetValue(source), cancellation);
        var locator = new SecretLocator(CompiledRules.Compile(BuiltInRules.Load()), opened.Folder);
        return LeakReport.Of(stored, finding => locator.Find(finding, cancellation)?.Secret);
    }
}
