namespace TokenGuard.TokenApi.Audit;

/// <summary>One thing that was done, or is about to be done, to a token. It holds no secret.</summary>
public sealed record AuditEvent
{
    public required AuditAction Action { get; init; }

    /// <summary>What it led to; <see cref="AuditOutcome.Intended"/> before a request that changes something.</summary>
    public required AuditOutcome Outcome { get; init; }

    public required string Provider { get; init; }

    /// <summary>The rule that found the token; null where none did.</summary>
    public string? Rule { get; init; }

    /// <summary>The fingerprint of the secret; null where only the provider's id is known.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The provider's own id of the token, client or account, as in <c>api_token 123</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>The step of a longer action, as in <c>deactivate</c>.</summary>
    public string? Step { get; init; }

    /// <summary>The hash of the plan that it belongs to.</summary>
    public string? Plan { get; init; }

    /// <summary>A sentence for people: a verdict's reason, a status, an error.</summary>
    public string? Detail { get; init; }
}
