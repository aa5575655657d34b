namespace TokenGuard.Server.Sandbox.StandIns;

/// <summary>A token of a stand-in, dead or alive.</summary>
internal sealed record StandInToken
{
    public required long Id { get; init; }

    public required string Provider { get; init; }

    public required string Kind { get; init; }

    public required string Owner { get; init; }

    public required string? Grant { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? UsedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public string Reference => ReferenceTo(Provider, Id);

    public static string ReferenceTo(string provider, long id) => $"{provider}_token:{id}";

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
