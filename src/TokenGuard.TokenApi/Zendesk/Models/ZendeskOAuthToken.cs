using System.Text.Json;
using TokenGuard.TokenApi.Zendesk.Connection;

namespace TokenGuard.TokenApi.Zendesk.Models;

/// <summary>An OAuth access token as its list shows it. All but the id may be missing.</summary>
public sealed record ZendeskOAuthToken(long Id)
{
    public VisiblePrefix Prefix { get; init; }

    /// <summary>The user that it acts as.</summary>
    public long? UserId { get; init; }

    public long? ClientId { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? Created { get; init; }

    /// <summary>Null: never, or Zendesk does not say; see <see cref="TellsExpiry"/>.</summary>
    public DateTimeOffset? Expires { get; init; }

    public bool TellsExpiry { get; init; }

    public DateTimeOffset? LastUsed { get; init; }

    public bool TellsUse { get; init; }

    public bool HasRefreshToken { get; init; }

    internal static ZendeskOAuthToken Read(JsonElement json) => new(json.Number("id")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered with an OAuth token that has no id"))
    {
        Prefix = VisiblePrefix.Of(json.Text("token") ?? json.Text("full_token")),
        UserId = json.Number("user_id"),
        ClientId = json.Number("client_id"),
        Scopes = json.Words("scopes"),
        Created = json.Date("created_at"),
        Expires = json.Date("expires_at"),
        TellsExpiry = json.TryGetProperty("expires_at", out _),
        LastUsed = json.Date("used_at") ?? json.Date("last_used_at"),
        TellsUse = json.TryGetProperty("used_at", out _) || json.TryGetProperty("last_used_at", out _),
        HasRefreshToken = json.Child("refresh_token") is not null,
    };
}
