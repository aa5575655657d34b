using System.CommandLine;
using System.Text;
using TokenGuard.Engine;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>Which account, and the owner's own credential for it: from options, the environment or the user's settings.</summary>
internal sealed class AccountOptions(StandardStreams streams, TimeProvider clock)
{
    private readonly ApiOptionsGroup api = new();

    private readonly WordOption provider = new("--provider", [], "Whose tokens.", [ZendeskAccount.Provider], ZendeskAccount.Provider);

    private readonly Option<string?> subdomain = new("--subdomain")
    {
        Description = "The account: what stands before .zendesk.com. Default: ZENDESK_SUBDOMAIN, then your settings.",
        HelpName = "NAME",
    };

    private readonly Option<string?> email = new("--email")
    {
        Description = "The address that an API token acts as. Default: ZENDESK_EMAIL, then your settings.",
        HelpName = "ADDRESS",
    };

    private readonly Option<string?> tokenFrom = new("--token-from")
    {
        Description = "Where your own credential is, e.g. command:pass show zendesk; an API token with --email, else an OAuth token. "
            + "Default: ZENDESK_OAUTH_TOKEN, then ZENDESK_API_TOKEN, then your settings.",
        HelpName = "REFERENCE",
    };

    public StandardStreams Streams => streams;

    public TimeProvider Clock => clock;

    public void AddTo(Command command, bool withProvider = true)
    {
        if (withProvider)
        {
            command.Add(provider);
        }

        command.Add(subdomain);
        command.Add(email);
        command.Add(tokenFrom);
        api.AddTo(command);
    }

    /// <summary>Opens the account.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="credentialNeeded">False if it is worth asking without one.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UsageException">The account or the credential is not known.</exception>
    public async Task<AccountSession> OpenAsync(ParseResult parsed, bool credentialNeeded, CancellationToken cancellation)
    {
        var session = api.Open(parsed, clock);
        try
        {
            var own = session.Settings.Providers.GetValueOrDefault(ZendeskAccount.Provider) ?? new ProviderSettings();
            var name = parsed.GetValue(subdomain) ?? Variable("ZENDESK_SUBDOMAIN") ?? own.Values.GetValueOrDefault("subdomain")
                ?? throw new UsageException("which account? give --subdomain NAME, or set ZENDESK_SUBDOMAIN");
            var account = ZendeskAccount.Parse(name);
            var credential = await CredentialAsync(parsed, own, reference => SecretReference.Parse(reference, session.Client).ReadAsync(cancellation));
            return credential is null && credentialNeeded
                ? throw new UsageException("no credential: set ZENDESK_OAUTH_TOKEN, or ZENDESK_EMAIL and ZENDESK_API_TOKEN, or give --token-from REFERENCE")
                : new AccountSession(session, new ZendeskClient(session.Client, account, credential, session.Audit, clock));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private async Task<ZendeskCredential?> CredentialAsync(ParseResult parsed, ProviderSettings own, Func<string, Task<Secret>> readAsync)
    {
        var address = parsed.GetValue(email) ?? Variable("ZENDESK_EMAIL") ?? own.Values.GetValueOrDefault("email");
        if (parsed.GetValue(tokenFrom) is { } reference)
        {
            var secret = await readAsync(reference);
            return parsed.GetValue(email) is { } typed ? ZendeskCredential.ApiToken(typed, secret) : ZendeskCredential.OAuth(secret);
        }

        if (Variable("ZENDESK_OAUTH_TOKEN") is { } access)
        {
            return ZendeskCredential.OAuth(SecretOf(access));
        }

        if (Variable("ZENDESK_API_TOKEN") is { } token)
        {
            return ZendeskCredential.ApiToken(address ?? throw NoAddress(), SecretOf(token));
        }

        return own.Credentials.GetValueOrDefault("oauth_token") is { } oauth ? ZendeskCredential.OAuth(await readAsync(oauth))
            : own.Credentials.GetValueOrDefault("api_token") is { } old ? ZendeskCredential.ApiToken(address ?? throw NoAddress(), await readAsync(old))
            : null;
    }

    private static Secret SecretOf(string value) => new(Encoding.UTF8.GetBytes(value), 0);

    private static UsageException NoAddress() => new("an API token acts as a user: give --email ADDRESS, or set ZENDESK_EMAIL");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
