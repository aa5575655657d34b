using System.CommandLine;
using System.Globalization;
using TokenGuard.Cli.Commands.Revoking;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens delete</c>: for good, and looked after whether it is gone.</summary>
internal sealed class TokensDeleteCommand : Command
{
    private readonly AccountOptions account;
    private readonly IdArgument id = new();
    private readonly KindOption kind = KindOption.One(KindOption.ApiToken);
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask." };
    private readonly DryRunOption dryRun = new();

    public TokensDeleteCommand(AccountOptions account)
        : base("delete", "Delete an API token or an OAuth client, or revoke an OAuth token, for good.")
    {
        this.account = account;
        Add(id);
        Add(kind);
        Add(yes);
        Add(dryRun);
        account.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (what, number) = (kind.KindOf(parsed), parsed.GetRequiredValue(id));
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var (error, client) = (account.Streams.Error, session.Client);
        await OwnCredential.RequireOtherAsync(client, what, number, cancellation);
        if (parsed.GetValue(dryRun))
        {
            await KnownCredential.RequireAsync(client, what, number, cancellation);
        }

        var name = $"{KindOption.Word(what)} {number} of {client.Account}";
        if (dryRun.Stops(parsed, error, $"delete {name} for good"))
        {
            return ExitCode.Clean;
        }

        var word = number.ToString(CultureInfo.InvariantCulture);
        if (!parsed.GetValue(yes))
        {
            await error.WriteLineAsync($"{name} will be deleted for good.");
            if (!Confirmation.Ask(account.Streams, word, "Nothing was deleted: the answer was another one. --yes deletes without asking."))
            {
                return ExitCode.UsageError;
            }
        }

        await (what switch
        {
            ZendeskTokenKind.ApiToken => client.ApiTokens.DeleteAsync(number, cancellation),
            ZendeskTokenKind.OAuthToken => client.OAuthTokens.RevokeAsync(number, cancellation),
            _ => client.OAuthClients.DeleteAsync(number, cancellation),
        });
        if (await KnownCredential.IsThereAsync(client, what, number, cancellation))
        {
            await error.WriteLineAsync($"tokenguard: error: Zendesk accepted it, and still shows {name}");
            return ExitCode.Unproved;
        }

        await error.WriteLineAsync($"{name} is deleted");
        return ExitCode.Clean;
    }
}
