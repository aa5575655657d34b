using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens list</c>: everything that an account holds.</summary>
internal sealed class TokensListCommand : Command
{
    private readonly AccountOptions account;
    private readonly KindOption kind = KindOption.Any();
    private readonly FormatOption format = new();
    private readonly ReportOption report = new();

    public TokensListCommand(AccountOptions account)
        : base("list", "List API tokens, OAuth tokens and OAuth clients.")
    {
        this.account = account;
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
        var inventory = await InventoryReader.ReadAsync(session.Client, kind.KindsOf(parsed), withUsers: false, cancellation);
        InventoryTable.Of(inventory, leaks, account.Clock.GetUtcNow()).Write(
            parsed.GetRequiredValue(format), inventory.Account.Host, GapNotes.Of(inventory), account.Streams);
        GapNotes.Tell(inventory, account.Streams.Error);
        return inventory.Gaps.Count == 0 ? ExitCode.Clean : ExitCode.Incomplete;
    }
}
