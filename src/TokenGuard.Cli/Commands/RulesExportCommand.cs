using System.CommandLine;
using TokenGuard.Cli.RuleExchange.Exporting;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules export</c>: our rules in another tool's format.</summary>
internal sealed class RulesExportCommand : Command
{
    public RulesExportCommand(StandardStreams streams)
        : base("export", "Write the rules in another tool's format, as far as it can say the same.")
    {
        var rules = new RuleOptions();
        var output = new OutputFile();
        var format = new WordOption("--format", ["-f"], "The format: a configuration of gitleaks.", ["gitleaks"], "gitleaks");
        Add(format);
        Add(output);
        rules.AddTo(this);
        SetAction(parsed => output.Write(parsed, GitleaksExport.Write(rules.Load(parsed)), streams));
    }
}
