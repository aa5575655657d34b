using System.CommandLine;
using System.Text;

namespace TokenGuard.Cli.Commands;

/// <summary>Prints the script that teaches a shell to complete <c>tokenguard</c>.</summary>
internal sealed class CompletionCommand : Command
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _tokenguard() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(tokenguard "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _tokenguard tokenguard

            """,
        ["zsh"] = """
            #compdef tokenguard
            _tokenguard() {
                local -a words_found
                words_found=("${(@f)$(tokenguard "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_found
                _files
            }
            compdef _tokenguard tokenguard

            """,
        ["fish"] = """
            complete -c tokenguard -a '(tokenguard "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName tokenguard -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                tokenguard "[suggest:$cursorPosition]" "$commandAst" |
                    Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }

            """,
    };

    public CompletionCommand(StandardStreams streams)
        : base("completion", "Print a completion script for a shell, e.g. `source <(tokenguard completion bash)`.")
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Scripts.ContainsKey(token.Value))
            {
                result.AddError($"'{token.Value}' is not one of {string.Join(", ", Scripts.Keys)}");
            }
        });
        Add(shell);
        SetAction(parsed => streams.Output.Write(Encoding.UTF8.GetBytes(Scripts[parsed.GetRequiredValue(shell)])));
    }
}
