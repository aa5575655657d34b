namespace TokenGuard.TokenApi.Zendesk.Migration;

/// <summary>How far a migration is: what the next run needs to know. It holds no secret.</summary>
public sealed record MigrationState
{
    public required string Subdomain { get; init; }

    public required long OldId { get; init; }

    public MigrationGrant Grant { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The place of the new credential, by its name.</summary>
    public string Store { get; init; } = "";

    /// <summary>The new client's identifier, noted before it is created.</summary>
    public string? ClientIdentifier { get; init; }

    public long? ClientId { get; init; }

    public long? TokenId { get; init; }

    /// <summary>True once a run was about to deactivate the old token, which was active then.</summary>
    public bool DeactivatedHere { get; init; }

    /// <summary>True once it is being taken back.</summary>
    public bool Undoing { get; init; }

    /// <summary>The steps that are done.</summary>
    public IReadOnlyList<MigrationStep> Done { get; init; } = [];

    public bool IsDone(MigrationStep step) => Done.Contains(step);

    public MigrationState With(MigrationStep step) => IsDone(step) ? this : this with { Done = [.. Done, step] };
}
