using System.CommandLine;
using System.CommandLine.Parsing;

namespace TokenGuard.Cli;

/// <summary>Finds empty words where a path belongs: mostly a variable of a script that has no value.</summary>
internal static class EmptyPaths
{
    private static readonly string[] PathWords = ["FILE", "PATH", "DIR", "REPORT"];

    public static IEnumerable<string> Complaints(ParseResult parsed) =>
        parsed.CommandResult.Children
            .Where(given => given.Tokens.Any(token => token.Value.Length == 0))
            .Select(given => given is OptionResult option ? (option.Option.Name, option.Option.HelpName) : NameOf(given))
            .Where(given => given.HelpName is { } words && PathWords.Any(word => words.Contains(word, StringComparison.Ordinal)))
            .Select(given => $"{given.Name} needs a path, not an empty word");

    private static (string Name, string? HelpName) NameOf(SymbolResult given) =>
        given is ArgumentResult argument ? (argument.Argument.Name, argument.Argument.HelpName ?? argument.Argument.Name) : ("", null);
}
