namespace TokenGuard.TokenApi.Zendesk;

/// <summary>What the audit log shall know of a change besides the change itself.</summary>
/// <param name="Step">The step of a longer action.</param>
/// <param name="Fingerprint">The fingerprint of the secret.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Plan">The hash of the plan that it belongs to.</param>
public sealed record ChangeContext(string? Step = null, string? Fingerprint = null, string? Rule = null, string? Plan = null)
{
    public static ChangeContext None { get; } = new();
}
