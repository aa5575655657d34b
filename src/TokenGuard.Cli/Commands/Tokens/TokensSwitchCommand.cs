using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens deactivate</c> and <c>tokens reactivate</c>: an API token out of service and back.</summary>
internal sealed class TokensSwitchCommand : Command
{
    private readonly AccountOptions account;
    private readonly bool active;
    private readonly IdArgument id = new();
    private readonly DryRunOption dryRun = new();

    public TokensSwitchCommand(AccountOptions account, bool active)
        : base(
            active ? "reactivate" : "deactivate",
            active ? "Bring a deactivated API token back." : "Take an API token out of service; `tokens reactivate` brings it back for 60 days.")
    {
        this.account = account;
        this.active = active;
        Add(id);
        Add(dryRun);
        account.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var number = parsed.GetRequiredValue(id);
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        if (!active)
        {
            await OwnCredential.RequireOtherAsync(session.Client, ZendeskTokenKind.ApiToken, number, cancellation);
        }

        if (parsed.GetValue(dryRun))
        {
            await KnownCredential.RequireAsync(session.Client, ZendeskTokenKind.ApiToken, number, cancellation);
        }

        if (dryRun.Stops(parsed, account.Streams.Error, $"{Name} API token {number} of {session.Client.Account}"))
        {
            return ExitCode.Clean;
        }

        var after = active
            ? await session.Client.ApiTokens.ReactivateAsync(number, cancellation)
            : await session.Client.ApiTokens.DeactivateAsync(number, cancellation);
        if (after.Active == !active)
        {
            await account.Streams.Error.WriteLineAsync($"tokenguard: error: Zendesk accepted it, and API token {number} is {(active ? "still inactive" : "still active")}");
            return ExitCode.Unproved;
        }

        await account.Streams.Error.WriteLineAsync($"API token {number} is {(active ? "active" : "inactive")}");
        return ExitCode.Clean;
    }
}
