using System.CommandLine;
using TokenGuard.Engine;
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
    private readonly Option<string?> valueFrom = new("--value-from")
    {
        Description = "Where a value is, in place of the ID: shows the token that begins like it.",
        HelpName = "REFERENCE",
    };

    public TokensShowCommand(AccountOptions account)
        : base("show", "Show one token or client.")
    {
        this.account = account;
        id.Arity = ArgumentArity.ZeroOrOne;
        Add(id);
        Add(valueFrom);
        Add(kind);
        Add(format);
        report.AddTo(this);
        account.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetResult(id) is { Tokens.Count: > 0 } == parsed.GetValue(valueFrom) is not null)
        {
            throw new UsageException("say which one: by its ID, or by its value with --value-from REFERENCE");
        }

        var leaks = report.Read(parsed, cancellation);
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var (inventory, problem) = parsed.GetValue(valueFrom) is { } reference
            ? await ByValueAsync(parsed, session, await session.OpenStore(reference).ReadAsync(cancellation), cancellation)
            : (await ByIdAsync(session.Client, kind.KindOf(parsed), parsed.GetValue(id), cancellation), null);
        InventoryTable.Of(inventory, leaks, account.Clock.GetUtcNow()).Write(
            parsed.GetRequiredValue(format), inventory.Account.Host, [], account.Streams);
        return problem is null ? ExitCode.Clean : throw problem;
    }

    private static async Task<ZendeskInventory> ByIdAsync(ZendeskClient client, ZendeskTokenKind kind, long id, CancellationToken cancellation)
    {
        var empty = new ZendeskInventory { Account = client.Account };
        return kind switch
        {
            ZendeskTokenKind.ApiToken => empty with { ApiTokens = [await client.ApiTokens.ShowAsync(id, cancellation)] },
            ZendeskTokenKind.OAuthToken => empty with { OAuthTokens = [await client.OAuthTokens.ShowAsync(id, cancellation)] },
            _ => empty with { OAuthClients = [await client.OAuthClients.ShowAsync(id, cancellation)] },
        };
    }

    /// <summary>All that begin like the value, and what is wrong if that is not exactly one. Without <c>--kind</c> both kinds of tokens are looked at.</summary>
    private async Task<(ZendeskInventory Inventory, ZendeskException? Problem)> ByValueAsync(
        ParseResult parsed, AccountSession session, Secret value, CancellationToken cancellation)
    {
        ZendeskTokenKind? wanted = parsed.GetResult(kind) is { Implicit: false } ? kind.KindOf(parsed) : null;
        if (wanted == ZendeskTokenKind.OAuthClient)
        {
            throw new UsageException("a client is known by its identifier; --value-from is for tokens");
        }

        var tokens = TokenMatch.Find(wanted == ZendeskTokenKind.OAuthToken ? [] : await session.Client.ApiTokens.ListAsync(cancellation), value);
        var oauth = TokenMatch.Find(wanted == ZendeskTokenKind.ApiToken ? [] : await session.Client.OAuthTokens.ListAsync(null, cancellation), value);
        return (
            new ZendeskInventory { Account = session.Client.Account, ApiTokens = tokens.Candidates, OAuthTokens = oauth.Candidates },
            TokenMatch.ProblemUnlessOne(
                [.. tokens.Candidates.Select(token => token.Id), .. oauth.Candidates.Select(token => token.Id)], tokens.Unreadable.Count + oauth.Unreadable.Count));
    }
}
