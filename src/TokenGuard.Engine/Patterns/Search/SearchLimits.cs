namespace TokenGuard.Engine.Patterns.Search;

/// <summary>What a search may spend.</summary>
/// <param name="MaxReach">How many bytes a match may end behind the last place where it could have started.</param>
/// <param name="MaxStates">How many states the deterministic automaton keeps before it starts afresh.</param>
internal readonly record struct SearchLimits(int MaxReach, int MaxStates)
{
    public static SearchLimits Default { get; } = new(MaxReach: 64 * 1024, MaxStates: 2000);
}
