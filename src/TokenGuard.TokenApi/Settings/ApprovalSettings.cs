using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Settings;

/// <summary>Who may approve revocations, and which need it.</summary>
public sealed record ApprovalSettings
{
    /// <summary>Revocations of findings of at least this severity need an approval; null if none do.</summary>
    public Severity? RequiredFrom { get; init; }

    /// <summary>Days after its proposal for which a plan may be approved and run.</summary>
    public int PlanDays { get; init; } = 7;

    /// <summary>Who runs the tool, as approvers are named; null if the configuration does not say.</summary>
    public string? Identity { get; init; }

    /// <summary>The private key, or its public half in an agent, that <c>ssh-keygen -Y sign</c> signs with.</summary>
    public string? SigningKey { get; init; }

    /// <summary>People who may approve, with their public keys.</summary>
    public IReadOnlyList<Approver> Approvers { get; init; } = [];
}
