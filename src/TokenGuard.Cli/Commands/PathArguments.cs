using System.CommandLine.Parsing;
using System.CommandLine;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Cli.Commands;

/// <summary>Arguments that take any number of paths, and so would take a mistyped option for one.</summary>
internal static class PathArguments
{
    public static void RefuseOptions(this Argument paths) => paths.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => token.Value is ['-', _, ..] && !Path.Exists(token.Value)))
        {
            var name = token.Value.Split('=')[0];
            result.AddError(OptionsOf(result).Contains(name)
                ? $"'{name}' is an option; write it before --, or a path of this name as ./{name}"
                : $"there is no option '{token.Value}'{NearestName.Question(name, OptionsOf(result))}");
        }
    });

    private static IEnumerable<string> OptionsOf(SymbolResult result) =>
        result.Parent is CommandResult command ? command.Command.Options.Select(option => option.Name) : [];
}
