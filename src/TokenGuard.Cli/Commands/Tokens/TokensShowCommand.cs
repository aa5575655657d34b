using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens show</c>: one token or client.</summary>
internal sealed class TokensShowCommand : Command
{
    private readonly AccountOptions account;
    private readonly IdArgument id = new();
    private readonly KindOption kind = KindOption.One(KindOption.ApiToken);
    private readonly FormatOption format = new();
    private readonly ReportOption report = new();

    public TokensShowCommand(AccountOptions account)
        : base("show", "Show one token or client.")
    {
        this.account = account;
        Add(id);
        Add(kind);
        Add(format);
        report.AddTo(this);
        account.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var leaks = report.Read(parsed, cancellation);
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var inventory = await InventoryOf(session.Client, kind.KindOf(parsed), parsed.GetRequiredValue(id), cancellation);
        InventoryTable.Of(inventory, leaks, account.Clock.GetUtcNow()).Write(
            parsed.GetRequiredValue(format), inventory.Account.Host, [], account.Streams.Output);
        return ExitCode.Clean;
    }

    private static async Task<ZendeskInventory> InventoryOf(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation)
    {
        var empty = new ZendeskInventory { Account = client.Account };
        return kind switch
        {
            ZendeskTokenKind.ApiToken => empty with { ApiTokens = [await client.ApiTokens.ShowAsync(id, cancellation)] },
            ZendeskTokenKind.OAuthToken => empty with { OAuthTokens = [await client.OAuthTokens.ShowAsync(id, cancellation)] },
            _ => empty with { OAuthClients = [await client.OAuthClients.ShowAsync(id, cancellation)] },
        };
    }
}
