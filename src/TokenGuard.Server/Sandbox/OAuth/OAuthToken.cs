using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>An OAuth access token with its refresh token, if it has one.</summary>
internal sealed record OAuthToken
{
    public required long Id { get; init; }

    public required long UserId { get; init; }

    public required long ClientId { get; init; }

    public required string Visible { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required string? RefreshVisible { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null is never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RefreshExpiresAt { get; init; }

    public required DateTimeOffset? UsedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public string Reference => ReferenceTo(Id);

    public static string ReferenceTo(long id) => $"oauth_token:{id}";

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    /// <param name="url">Of the resource.</param>
    public JsonObject ToJson(string url) => new()
    {
        ["id"] = Id,
        ["url"] = url,
        ["user_id"] = UserId,
        ["client_id"] = ClientId,
        ["token"] = Visible,
        ["refresh_token"] = RefreshVisible,
        ["scopes"] = new JsonArray([.. Scopes.Select(scope => (JsonNode)scope)]),
        ["created_at"] = WireTime.Write(CreatedAt),
        ["expires_at"] = WireTime.Write(ExpiresAt),
        ["refresh_token_expires_at"] = WireTime.Write(RefreshExpiresAt),
        ["used_at"] = WireTime.Write(UsedAt),
    };
}
