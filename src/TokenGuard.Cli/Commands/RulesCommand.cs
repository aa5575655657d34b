using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary><c>rules</c>: what the scanner knows, and the linter for rule files.</summary>
internal sealed class RulesCommand : Command
{
    public RulesCommand(StandardStreams streams)
        : base("rules", "List, show and check rules.")
    {
        Add(new RulesListCommand(streams));
        Add(new RulesShowCommand(streams));
        Add(new RulesCheckCommand(streams));
    }
}
