using System.CommandLine;
using System.Globalization;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens create</c>: an OAuth client, or a token with the least scopes; its value goes to one place, once.</summary>
internal sealed class TokensCreateCommand : Command
{
    private readonly AccountOptions account;
    private readonly KindOption kind = KindOption.One(KindOption.OAuthToken);
    private readonly Option<string?> name = new("--name") { Description = "What it is for; of a client or an API token.", HelpName = "TEXT" };
    private readonly Option<string?> client = new("--client") { Description = "The client of an OAuth token, by its id or identifier.", HelpName = "ID" };
    private readonly ScopeOptions scopes = new();
    private readonly NewValueOptions value = new();
    private readonly DryRunOption dryRun = new();

    public TokensCreateCommand(AccountOptions account)
        : base("create", "Create an OAuth client, or an OAuth token with the least scopes.")
    {
        this.account = account;
        Add(kind);
        Add(name);
        Add(client);
        scopes.AddTo(this);
        value.AddTo(this);
        Add(dryRun);
        account.AddTo(this);
        SetAction(Run);
    }

    private Task<int> Run(ParseResult parsed, CancellationToken cancellation) => kind.KindOf(parsed) switch
    {
        ZendeskTokenKind.ApiToken => CreateApiTokenAsync(parsed, cancellation),
        ZendeskTokenKind.OAuthClient => CreateClientAsync(parsed, cancellation),
        _ => CreateTokenAsync(parsed, cancellation),
    };

    private async Task<int> CreateApiTokenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (account.Clock.GetUtcNow() >= ApiTokenCalendar.CreationEnds)
        {
            throw new UsageException(
                $"{ApiTokenCalendar.CreationEndedMessage}: `tokenguard tokens create --kind oauth-client --name NAME`, then `tokenguard tokens create --client ID --scope SCOPE`");
        }

        var what = NameOf(parsed);
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var to = value.Open(parsed, session, account.Streams);
        return dryRun.Stops(parsed, account.Streams.Error, $"create the API token '{what}' in {session.Client.Account} and send it to {to}")
            ? ExitCode.Clean
            : await FinishAsync(
                await session.Client.ApiTokens.CreateAsync(what, cancellation), token => $"api_token {token.Id}", token => $"API token {token.Id}", to, session,
                token => session.Client.ApiTokens.DeleteAsync(token.Id, CancellationToken.None), cancellation);
    }

    private async Task<int> CreateClientAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var what = NameOf(parsed);
        var identifier = string.Concat(what.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var to = value.Open(parsed, session, account.Streams);
        return dryRun.Stops(parsed, account.Streams.Error, $"create the OAuth client '{identifier}' in {session.Client.Account} and send its secret to {to}")
            ? ExitCode.Clean
            : await FinishAsync(
                await session.Client.OAuthClients.CreateAsync(what, identifier, cancellation), made => $"oauth_client {made.Id}", made => $"OAuth client '{made.Identifier}' ({made.Id})", to, session,
                made => session.Client.OAuthClients.DeleteAsync(made.Id, CancellationToken.None), cancellation);
    }

    private async Task<int> CreateTokenAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var wanted = parsed.GetValue(client) ?? throw new UsageException(
            "an OAuth token belongs to a client: name it with --client ID; `tokenguard tokens create --kind oauth-client` makes one");
        var granted = scopes.Read(parsed, account.Streams.Error);
        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var to = value.Open(parsed, session, account.Streams);
        var owner = await FindClientAsync(session.Client, wanted, cancellation);
        return dryRun.Stops(parsed, account.Streams.Error, $"create an OAuth token of '{owner.Identifier}' with {string.Join(' ', granted)} and send it to {to}")
            ? ExitCode.Clean
            : await FinishAsync(
                await session.Client.OAuthTokens.CreateAsync(owner.Id, granted, cancellation), token => $"oauth_token {token.Id}", token => $"OAuth token {token.Id}", to, session,
                token => session.Client.OAuthTokens.RevokeAsync(token.Id, CancellationToken.None), cancellation);
    }

    /// <summary>Hands the value over; what cannot be handed over is taken back, since nobody would have it.</summary>
    private async Task<int> FinishAsync<T>(
        NewToken<T> made, Func<T, string> subjectOf, Func<T, string> nameOf, ISecretStore to, AccountSession session, Func<T, Task> takeBack, CancellationToken cancellation)
    {
        try
        {
            await AuditedStore.WriteAsync(to, made.Value, subjectOf(made.Token), null, session.Audit, cancellation);
        }
        catch (Exception failure) when (failure is SecretStoreException or OperationCanceledException)
        {
            await takeBack(made.Token);
            await account.Streams.Error.WriteLineAsync($"{nameOf(made.Token)} was taken back, since its value could not be stored");
            throw;
        }

        await account.Streams.Error.WriteLineAsync($"{nameOf(made.Token)} was created; its value went to {to}");
        return ExitCode.Clean;
    }

    private string NameOf(ParseResult parsed) =>
        parsed.GetValue(name) is { Length: > 0 } text ? text : throw new UsageException("say what it is for with --name TEXT");

    private static async Task<ZendeskOAuthClient> FindClientAsync(ZendeskClient zendesk, string wanted, CancellationToken cancellation)
    {
        var clients = await zendesk.OAuthClients.ListAsync(cancellation);
        var isNumber = long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        return clients.FirstOrDefault(known => known.Identifier == wanted || (isNumber && known.Id == id))
            ?? throw new UsageException($"{zendesk.Account} has no OAuth client '{wanted}'; `tokenguard tokens list --kind oauth-client` shows them all");
    }
}
