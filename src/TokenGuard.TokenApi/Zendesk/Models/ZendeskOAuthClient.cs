using System.Text.Json;
using TokenGuard.TokenApi.Zendesk.Connection;

namespace TokenGuard.TokenApi.Zendesk.Models;

/// <summary>An OAuth client as its list shows it. All but the id may be missing.</summary>
public sealed record ZendeskOAuthClient(long Id)
{
    public const string Public = "public";
    public const string Confidential = "confidential";

    /// <summary>What OAuth calls <c>client_id</c>.</summary>
    public string Identifier { get; init; } = "";

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary><see cref="Public"/> or <see cref="Confidential"/>; null if Zendesk does not say.</summary>
    public string? Kind { get; init; }

    public bool Global { get; init; }

    /// <summary>True if Zendesk shows the beginning of a secret.</summary>
    public bool HasSecret { get; init; }

    public VisiblePrefix SecretPrefix { get; init; }

    public long? UserId { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    internal static ZendeskOAuthClient Read(JsonElement json) => new(json.Number("id")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered with an OAuth client that has no id"))
    {
        Identifier = json.Text("identifier") ?? "",
        Name = json.Text("name") ?? "",
        Description = json.Text("description") ?? "",
        Kind = json.Text("kind")?.ToLowerInvariant(),
        Global = json.Flag("global") ?? false,
        HasSecret = !string.IsNullOrEmpty(json.Text("secret")),
        SecretPrefix = VisiblePrefix.Of(json.Text("secret")),
        UserId = json.Number("user_id"),
        Created = json.Date("created_at"),
        Updated = json.Date("updated_at"),
    };
}
