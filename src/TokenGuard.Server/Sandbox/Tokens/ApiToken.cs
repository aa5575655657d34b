using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Tokens;

/// <summary>An API token: it belongs to the account, has no scopes and no expiry.</summary>
internal sealed record ApiToken
{
    public required long Id { get; init; }

    public required string Visible { get; init; }

    public required string? Description { get; init; }

    public required bool Active { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required DateTimeOffset? LastUsed { get; init; }

    /// <summary>Who created it, which says nothing of who may use it.</summary>
    public required long UserId { get; init; }

    public string Reference => ReferenceTo(Id);

    public static string ReferenceTo(long id) => $"api_token:{id}";

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["description"] = Description,
        ["active"] = Active,
        ["visible_token"] = Visible,
        ["created_at"] = WireTime.Write(CreatedAt),
        ["updated_at"] = WireTime.Write(UpdatedAt),
        ["last_used"] = WireTime.Write(LastUsed),
    };
}
