using System.CommandLine;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens</c>: an account's tokens from their creation to their end.</summary>
internal sealed class TokensCommand : Command
{
    public TokensCommand(StandardStreams streams, TimeProvider clock)
        : base("tokens", "List, create, review and retire the tokens of an account.")
    {
        Add(new TokensListCommand(new AccountOptions(streams, clock)));
        Add(new TokensShowCommand(new AccountOptions(streams, clock)));
        Add(new TokensCreateCommand(new AccountOptions(streams, clock)));
        Add(new TokensUpdateCommand(new AccountOptions(streams, clock)));
        Add(new TokensSwitchCommand(new AccountOptions(streams, clock), active: false));
        Add(new TokensSwitchCommand(new AccountOptions(streams, clock), active: true));
        Add(new TokensDeleteCommand(new AccountOptions(streams, clock)));
        Add(new TokensReviewCommand(new AccountOptions(streams, clock)));
        Add(new TokensMigrateCommand(new AccountOptions(streams, clock)));
    }
}
