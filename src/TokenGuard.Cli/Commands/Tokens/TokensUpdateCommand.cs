using System.CommandLine;
using TokenGuard.Scanning;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>tokens update</c>: another description or name, or a new secret for a client.</summary>
internal sealed class TokensUpdateCommand : Command
{
    private readonly AccountOptions account;
    private readonly IdArgument id = new();
    private readonly KindOption kind = new(KindOption.ApiToken, KindOption.ApiToken, KindOption.OAuthClient);
    private readonly Option<string?> name = new("--name") { Description = "The new description of an API token, or name of a client.", HelpName = "TEXT" };
    private readonly Option<bool> newSecret = new("--new-secret") { Description = "Give a client a new secret; the old one works no more." };
    private readonly NewValueOptions value = new();
    private readonly DryRunOption dryRun = new();

    public TokensUpdateCommand(AccountOptions account)
        : base("update", "Describe an API token, rename an OAuth client or give it a new secret.")
    {
        this.account = account;
        foreach (var option in new Option[] { kind, name, newSecret, dryRun })
        {
            Add(option);
        }

        Add(id);
        value.AddTo(this);
        account.AddTo(this);
        SetAction(Run);
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (isClient, rotates, text, number) = (kind.KindOf(parsed) == ZendeskTokenKind.OAuthClient, parsed.GetValue(newSecret), parsed.GetValue(name), parsed.GetRequiredValue(id));
        if (rotates && !isClient)
        {
            throw new UsageException("only an OAuth client gets a new secret; a token is replaced: `tokenguard tokens create`, then `tokenguard tokens delete`");
        }

        if (text is null == !rotates)
        {
            throw new UsageException(rotates ? "--name and --new-secret cannot be combined: each is a change of its own" : "say what changes: --name TEXT, or --new-secret of a client");
        }

        using var session = await account.OpenAsync(parsed, credentialNeeded: true, cancellation);
        var to = rotates ? value.Open(parsed, session, account.Streams) : null;
        if (parsed.GetValue(dryRun))
        {
            await KnownCredential.RequireAsync(session.Client, kind.KindOf(parsed), number, cancellation);
        }

        if (dryRun.Stops(parsed, account.Streams.Error, rotates ? $"give OAuth client {number} a new secret and send it to {to}" : $"name {KindOption.Word(kind.KindOf(parsed))} {number} '{text}'"))
        {
            return ExitCode.Clean;
        }

        if (to is not null)
        {
            await RotateAsync(session, number, to, cancellation);
            return ExitCode.Clean;
        }

        _ = isClient
            ? (await session.Client.OAuthClients.RenameAsync(number, text!, cancellation)).Name
            : (await session.Client.ApiTokens.DescribeAsync(number, text!, cancellation)).Description;
        await account.Streams.Error.WriteLineAsync($"{KindOption.Word(kind.KindOf(parsed))} {number} is now '{text}'");
        return ExitCode.Clean;
    }
    private async Task RotateAsync(AccountSession session, long number, ISecretStore to, CancellationToken cancellation)
    {
        var made = await session.Client.OAuthClients.GenerateSecretAsync(number, cancellation);
        try
        {
            await AuditedStore.WriteAsync(to, made.Value, $"oauth_client {number}", null, session.Audit, cancellation);
        }
        catch (Exception failure) when (failure is SecretStoreException or OperationCanceledException)
        {
            await account.Streams.Error.WriteLineAsync(
                $"OAuth client {number} has a new secret, which nobody has, and the old one works no more: make another one with a store that takes it");
            throw;
        }

        await account.Streams.Error.WriteLineAsync($"OAuth client {number} has a new secret; it went to {to}");
    }
}
