using System.Text.Json;
using TokenGuard.TokenApi.Zendesk.Connection;

namespace TokenGuard.TokenApi.Zendesk.Models;

/// <summary>A user of the account.</summary>
/// <param name="Id">Null for whoever is not authenticated: <c>users/me</c> answers anybody.</param>
public sealed record ZendeskUser(long? Id)
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    /// <summary><c>admin</c>, <c>agent</c> or <c>end-user</c>.</summary>
    public string? Role { get; init; }

    public bool Suspended { get; init; }

    /// <summary>False for a user who was deleted.</summary>
    public bool Active { get; init; } = true;

    public bool IsAnonymous => Id is null;

    /// <summary>True if the user works for the account and may sign in.</summary>
    public bool IsStaff => Active && !Suspended && Role is "admin" or "agent" or null;

    internal static ZendeskUser Read(JsonElement json) => new(json.Number("id"))
    {
        Email = json.Text("email"),
        Name = json.Text("name"),
        Role = json.Text("role"),
        Suspended = json.Flag("suspended") ?? false,
        Active = json.Flag("active") ?? true,
    };
}
