using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.Accounts;

/// <summary>Somebody whom an account knows.</summary>
internal sealed record User
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required UserRole Role { get; init; }

    /// <summary>An agent whose custom role has the right to manage APIs; every administrator has it.</summary>
    public required bool ManagesApis { get; init; }

    public required bool Verified { get; init; }

    public required bool Active { get; init; }

    public required bool Suspended { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool MaySignIn => Verified && Active && !Suspended;

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["email"] = Email,
        ["role"] = Role == UserRole.EndUser ? "end-user" : Role.ToString().ToLowerInvariant(),
        ["custom_role_id"] = ManagesApis && Role == UserRole.Agent ? 1 : null,
        ["verified"] = Verified,
        ["active"] = Active,
        ["suspended"] = Suspended,
        ["created_at"] = WireTime.Write(CreatedAt),
        ["updated_at"] = WireTime.Write(CreatedAt),
    };

    /// <summary>Whom the provider sees where no credential came.</summary>
    public static JsonObject Anonymous() => new()
    {
        ["id"] = null,
        ["name"] = "Anonymous user",
        ["email"] = "invalid@example.com",
        ["role"] = "end-user",
        ["verified"] = false,
        ["active"] = false,
        ["suspended"] = false,
    };
}
