using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules</c>: what the scanner knows, and the tools for those who write rules.</summary>
internal sealed class RulesCommand : Command
{
    public RulesCommand(StandardStreams streams, TimeProvider clock)
        : base("rules", "List, write, check, measure and exchange rules.")
    {
        Add(new RulesListCommand(streams));
        Add(new RulesShowCommand(streams));
        Add(new RulesNewCommand(streams));
        Add(new RulesTestCommand(streams));
        Add(new RulesCheckCommand(streams, clock));
        Add(new RulesStatsCommand(streams, clock));
        Add(new RulesImportCommand(streams));
        Add(new RulesExportCommand(streams));
    }
}
