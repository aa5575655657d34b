using TokenGuard.Engine;
using TokenGuard.Scanning.Findings;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>A finding at one place, before it is settled whether anybody has accepted it.</summary>
/// <param name="Finding">What the engine found.</param>
/// <param name="Occurrence">Where.</param>
/// <param name="Allow">The inline marker that stands at it, or null.</param>
internal sealed record Sighting(Finding Finding, Occurrence Occurrence, InlineAllow? Allow)
{
    /// <summary>Whether a cache told it and it was not read: it has no value, no line and no snippet.</summary>
    public bool IsRemembered { get; init; }
}
