using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Companions;

/// <summary>A value that may complete a composite credential.</summary>
/// <param name="Name">The name that verify and revoke templates use for it.</param>
/// <param name="Value">The value.</param>
/// <param name="Nearness">Whether it stands in the file of the token, its folder, or elsewhere in the root.</param>
/// <param name="Place">Where it stands.</param>
public sealed record CompanionValue(string Name, string Value, CompanionReach Nearness, Place Place)
{
    private const string Hidden = "…";

    /// <summary>True if the value is a secret itself, which no report holds: it is read again with the token.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What may be shown and stored.</summary>
    public string Shown => IsSecret ? Hidden : Value;

    public override string ToString() => $"{Name} {Shown}";
}
