using System.Text;
using Microsoft.Extensions.Time.Testing;
using TokenGuard.Engine;
using TokenGuard.TokenApi.Zendesk;

namespace TokenGuard.TokenApi.Tests.Zendesk;

/// <summary>A client of the account <c>acme</c> with all that tests look at.</summary>
internal sealed class Account
{
    public FakeZendesk Server { get; } = new();

    public RecordedAudit Audit { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));

    public ZendeskClient Client => new(Server, ZendeskAccount.Parse("acme"), ZendeskCredential.OAuth(SecretOf("own")), Audit, Clock);

    /// <summary>A client whose every request gets this answer.</summary>
    public static ZendeskClient Answering(int status, string body, params (string Name, string Value)[] headers)
    {
        var account = new Account();
        account.Server.Instead = _ => FakeZendesk.Json(status, body, headers);
        return account.Client;
    }

    public static Secret SecretOf(string value) => new(Encoding.UTF8.GetBytes(value), 0);
}
