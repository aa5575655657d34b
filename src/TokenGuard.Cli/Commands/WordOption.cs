using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary>An option whose value is one word of a few; a wrong word is told with all the right ones.</summary>
internal class WordOption : Option<string>
{
    public WordOption(string name, string[] aliases, string description, IReadOnlyList<string> words, string whenAbsent)
        : base(name, aliases)
    {
        Description = description;
        HelpName = string.Join('|', words);
        DefaultValueFactory = _ => whenAbsent;
        CompletionSources.Add([.. words]);
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
            {
                result.AddError($"'{token.Value}' is not one of {string.Join(", ", words)} ({name})");
            }
        });
    }
}
