using TokenGuard.Engine;
using TokenGuard.TokenApi.SecretStores;
using TokenGuard.TokenApi.Zendesk.Inventory;

namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>What the user wants of a migration.</summary>
public sealed record MigrationPlan
{
    /// <summary>The id of the API token.</summary>
    public required long OldId { get; init; }

    /// <summary>What the new credential may do; at least one.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    public MigrationGrant Grant { get; init; }

    /// <summary>Where the new credential goes.</summary>
    public required ISecretStore Store { get; init; }

    /// <summary>Where the new credential can be read to try it; null for <see cref="Store"/> itself.</summary>
    public ISecretStore? ReadBack { get; init; }

    /// <summary>The old token's value, to prove that it is dead; null if it is not at hand.</summary>
    public Secret? OldValue { get; init; }

    /// <summary>The address that <see cref="OldValue"/> is tried with.</summary>
    public string? OldEmail { get; init; }

    /// <summary>Where the old token stands in code; null without a report.</summary>
    public LeakReport? Report { get; init; }

    /// <summary>Stop before the old token is touched.</summary>
    public bool PrepareOnly { get; init; }

    /// <summary>Delete the old token at the end.</summary>
    public bool Delete { get; init; }
}
