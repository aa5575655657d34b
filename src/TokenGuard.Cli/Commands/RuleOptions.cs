using System.CommandLine;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Rules;

namespace TokenGuard.Cli.Commands;

/// <summary>The option that adds rule files, and the catalogue that comes of it.</summary>
internal sealed class RuleOptions
{
    public const string Name = "--rules";

    public Option<string[]> Rules { get; } = new(Name)
    {
        Description = "Rule files of your own, besides the built-in rules. May be given more than once.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Add(Rules);

    /// <summary>Built-in rules and the given files.</summary>
    /// <exception cref="RuleFileException">A file is wrong.</exception>
    public RuleCatalog Load(ParseResult parsed) => RuleLoader.Load(parsed.GetValue(Rules) ?? [], []);
}
