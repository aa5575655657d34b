using System.CommandLine;
using TokenGuard.Cli.Terminal;

namespace TokenGuard.Cli.Tests;

/// <summary>All commands of the program with what they take.</summary>
/// <param name="Path">As it is typed: <c>tokenguard rules list</c>.</param>
/// <param name="Command">The command itself.</param>
internal sealed record CommandTree(string Path, Command Command)
{
    public static IReadOnlyList<CommandTree> All { get; } =
        [.. Walk("tokenguard", Tokenguard.Create(new StandardStreams(Stream.Null, Stream.Null, Stream.Null, TerminalTraits.None), FixedClock.Usual))];

    /// <summary>Names of its own options, those that every command has left out.</summary>
    public IEnumerable<string> Options => Command.Options.Select(option => option.Name).Where(name => name is not "--help" and not "--version");

    private static IEnumerable<CommandTree> Walk(string path, Command command) =>
        command.Subcommands.SelectMany(inner => Walk($"{path} {inner.Name}", inner)).Prepend(new CommandTree(path, command));
}
