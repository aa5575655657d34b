using System.CommandLine;
using TokenGuard.TokenApi.Audit;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Settings;
using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>An account that a command works on.</summary>
internal sealed class AccountSession : IDisposable
{
    private readonly ApiClient api;

    public AccountSession(
        ApiOptionsGroup options, ParseResult parsed, ZendeskAccount account, ZendeskCredential? credential, UserSettings settings, TimeProvider clock)
    {
        Audit = options.OpenAuditLog(parsed, clock);
        api = new ApiClient(options.ToApiOptions(parsed), clock);
        Settings = settings;
        Client = new ZendeskClient(api, account, credential, Audit, clock);
    }

    public ZendeskClient Client { get; }

    public UserSettings Settings { get; }

    public IAuditLog Audit { get; }

    public void Dispose()
    {
        api.Dispose();
        (Audit as IDisposable)?.Dispose();
    }
}
