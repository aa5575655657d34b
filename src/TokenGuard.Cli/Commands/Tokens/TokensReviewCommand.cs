using System.CommandLine;
using TokenGuard.Cli.Terminal;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Review;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens review</c>: what the owner of an account's tokens should change.</summary>
internal sealed class TokensReviewCommand : Command
{
    private readonly AccountOptions account;
    private readonly KindOption kind = KindOption.Any();
    private readonly FormatOption format = new();
    private readonly ReportOption report = new();

    public TokensReviewCommand(AccountOptions account)
        : base("review", "Say which tokens should be retired, narrowed or looked at.")
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
        var inventory = await InventoryReader.ReadAsync(session.Client, kind.KindsOf(parsed), withUsers: true, cancellation);
        var advice = ZendeskReview.Run(new ReviewContext(inventory, session.Settings.Review, account.Clock.GetUtcNow(), leaks));
        new ListTable(
            "advice",
            ["kind", "id", "check", "finding", "remedy"],
            [.. advice.Select(one => new object?[] { KindOption.Word(one.Kind), one.Id, one.Check, one.Finding, one.Remedy })])
            .Write(parsed.GetRequiredValue(format), inventory.Account.Host, GapNotes.Of(inventory), account.Streams);
        GapNotes.Tell(inventory, account.Streams.Error);
        return advice.Count > 0 ? ExitCode.Findings : inventory.Gaps.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }
}
