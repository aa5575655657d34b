using TokenGuard.Cli.Terminal;
using TokenGuard.TokenApi.Zendesk;
using TokenGuard.TokenApi.Zendesk.Inventory;
using TokenGuard.TokenApi.Zendesk.Models;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>An account's tokens as rows. A date that is <c>never</c> is known; an empty one is not told by Zendesk.</summary>
internal static class InventoryTable
{
    private const string Never = "never";

    public static IReadOnlyList<string> Columns { get; } =
        ["kind", "id", "name", "state", "prefix", "owner", "created", "lastUsed", "expires", "scopes", "leaked"];

    public static ListTable Of(ZendeskInventory inventory, LeakReport? leaks, DateTimeOffset now) => new(
        "tokens",
        Columns,
        [
            .. inventory.ApiTokens.OrderBy(token => token.Id).Select(token => Row(token, Leaked(token, inventory, leaks), now)),
            .. inventory.OAuthTokens.OrderBy(token => token.Id).Select(token => Row(token, inventory, Leaked(token, inventory, leaks), now)),
            .. inventory.OAuthClients.OrderBy(client => client.Id).Select(client => Row(client, Leaked(client, inventory, leaks))),
        ]);

    private static object?[] Row(ZendeskApiToken token, string? leaked, DateTimeOffset now) =>
    [
        KindOption.ApiToken, token.Id, token.Description,
        now >= ApiTokenCalendar.Removal ? "ended" : token.Active switch { true => "active", false => "inactive", null => null },
        token.Prefix.ToString(), token.CreatorEmail ?? UserOf(token.CreatorId), token.Created,
        When(token.LastUsed, token.TellsUse), ApiTokenCalendar.Removal, Array.Empty<string>(), leaked,
    ];

    private static object?[] Row(ZendeskOAuthToken token, ZendeskInventory inventory, string? leaked, DateTimeOffset now) =>
    [
        KindOption.OAuthToken, token.Id, ClientOf(token.ClientId, inventory),
        token.Expires <= now ? "expired" : "active",
        token.Prefix.ToString(), UserOf(token.UserId), token.Created,
        When(token.LastUsed, token.TellsUse), When(token.Expires, token.TellsExpiry), token.Scopes, leaked,
    ];

    private static object?[] Row(ZendeskOAuthClient client, string? leaked) =>
    [
        KindOption.OAuthClient, client.Id, client.Identifier is { Length: > 0 } identifier ? identifier : client.Name,
        client.Kind, client.SecretPrefix.ToString(), UserOf(client.UserId), client.Created, null, null, Array.Empty<string>(), leaked,
    ];

    private static string? Leaked(ZendeskApiToken token, ZendeskInventory inventory, LeakReport? leaks) => Word(leaks?.Mark(
        inventory.Account, ZendeskTokenKind.ApiToken, token.Prefix, [.. inventory.ApiTokens.Select(known => known.Prefix)]));

    private static string? Leaked(ZendeskOAuthToken token, ZendeskInventory inventory, LeakReport? leaks) => Word(leaks?.Mark(
        inventory.Account, ZendeskTokenKind.OAuthToken, token.Prefix, [.. inventory.OAuthTokens.Select(known => known.Prefix)]));

    private static string? Leaked(ZendeskOAuthClient client, ZendeskInventory inventory, LeakReport? leaks) => Word(leaks?.Mark(inventory.Account, client));

    private static object? When(DateTimeOffset? time, bool isTold) => time is { } known ? known : isTold ? Never : null;

    private static string? Word(LeakMark? mark) => mark?.ToString().ToLowerInvariant();

    private static string? UserOf(long? id) => id is { } user ? $"user {user}" : null;

    private static string? ClientOf(long? id, ZendeskInventory inventory) =>
        inventory.OAuthClients.FirstOrDefault(client => client.Id == id)?.Identifier is { Length: > 0 } identifier ? identifier
            : id is { } client ? $"client {client}" : null;
}
