using System.Text.Json;
using TokenGuard.TokenApi.Zendesk.Connection;

namespace TokenGuard.TokenApi.Zendesk.Models;

/// <summary>An API token as its list shows it. All but the id may be missing.</summary>
public sealed record ZendeskApiToken(long Id)
{
    public string Description { get; init; } = "";

    public VisiblePrefix Prefix { get; init; }

    /// <summary>False: it cannot authenticate. Null: Zendesk does not say.</summary>
    public bool? Active { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>Null if it was never used, or Zendesk does not say; see <see cref="TellsUse"/>.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>True if Zendesk says when it was used, be it never.</summary>
    public bool TellsUse { get; init; }

    /// <summary>Who made it, which is not whom it acts as.</summary>
    public long? CreatorId { get; init; }

    public string? CreatorEmail { get; init; }

    public string? CreatorName { get; init; }

    internal static ZendeskApiToken Read(JsonElement json) => new(json.Number("id")
        ?? throw new ZendeskException(ZendeskProblem.WrongAnswer, "Zendesk answered with an API token that has no id"))
    {
        Description = json.Text("description") ?? "",
        Prefix = VisiblePrefix.Of(json.Text("visible_token") ?? json.Text("token")),
        Active = json.Flag("active"),
        Created = json.Date("created_at"),
        Updated = json.Date("updated_at"),
        LastUsed = json.Date("last_used") ?? json.Date("last_used_at"),
        TellsUse = json.TryGetProperty("last_used", out _) || json.TryGetProperty("last_used_at", out _),
        CreatorId = json.Number("user_id"),
        CreatorEmail = json.Text("user_email"),
        CreatorName = json.Text("user_name"),
    };
}
