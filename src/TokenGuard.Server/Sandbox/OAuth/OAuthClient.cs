using System.Text.Json.Nodes;
using TokenGuard.Server.Sandbox.Http;

namespace TokenGuard.Server.Sandbox.OAuth;

/// <summary>An application that may ask for OAuth tokens.</summary>
internal sealed record OAuthClient
{
    public required long Id { get; init; }

    /// <summary>What grants call its client id.</summary>
    public required string Identifier { get; init; }

    public required string Name { get; init; }

    public required string? Company { get; init; }

    public required string? Description { get; init; }

    /// <summary>A public one has no secret that could be kept.</summary>
    public required bool Confidential { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>Of the provider, for all accounts.</summary>
    public required bool Global { get; init; }

    public required string SecretHash { get; init; }

    public required string SecretVisible { get; init; }

    /// <summary>Its owner, as whom it acts with a grant of its own.</summary>
    public required long UserId { get; init; }

    /// <summary>The only scopes that it may ask for; null where nobody said so.</summary>
    public required IReadOnlyList<string>? AllowedScopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string Reference => ReferenceTo(Id);

    public static string ReferenceTo(long id) => $"oauth_client:{id}";

    /// <param name="url">Of the resource.</param>
    /// <param name="secret">In full where it was just made; null shows its beginning.</param>
    public JsonObject ToJson(string url, string? secret = null) => new()
    {
        ["id"] = Id,
        ["url"] = url,
        ["identifier"] = Identifier,
        ["name"] = Name,
        ["company"] = Company,
        ["description"] = Description,
        ["kind"] = Confidential ? "confidential" : "public",
        ["global"] = Global,
        ["redirect_uri"] = new JsonArray([.. RedirectUris.Select(uri => (JsonNode)uri)]),
        ["logo_url"] = null,
        ["secret"] = secret ?? SecretVisible,
        ["user_id"] = UserId,
        ["scopes"] = AllowedScopes is null ? null : new JsonArray([.. AllowedScopes.Select(scope => (JsonNode)scope)]),
        ["created_at"] = WireTime.Write(CreatedAt),
        ["updated_at"] = WireTime.Write(UpdatedAt),
    };
}
