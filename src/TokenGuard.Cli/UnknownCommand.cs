using System.CommandLine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli;

/// <summary>Names the first word that is none of a command's commands or options, in place of all that follows from it.</summary>
internal static class UnknownCommand
{
    /// <summary>The message; null if there is no such word.</summary>
    public static string? Complaint(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // Completion is asked about words that are not whole yet, and that is no error.
        if (parsed.Errors.Count == 0 || parsed.UnmatchedTokens is not [var word, ..])
        {
            return null;
        }

        return word.StartsWith('-')
            ? $"there is no option '{word}'{NearestName.Question(word, command.Options.Select(option => option.Name))}"
            : command.Subcommands.Count == 0 ? null
            : $"there is no command '{word}'{(command is RootCommand && Path.Exists(word) ? $"; did you mean 'scan {word}'?" : NearestName.Question(word, command.Subcommands.Select(inner => inner.Name)))}";
    }
}
