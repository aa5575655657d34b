using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Search;

namespace TokenGuard.Engine;

/// <summary>The searches of one thread, made when a pattern is first searched for.</summary>
/// <param name="rules">The patterns: those of the rules, then those of their needs.</param>
internal sealed class PatternSearches(CompiledRules rules)
{
    // Numbers in the tables of all automata together: 16 MiB.
    private const int MaxStateMemory = 4 << 20;

    private readonly PatternSearch?[] searches = new PatternSearch?[rules.PatternCount];
    private readonly SearchMemory memory = new(MaxStateMemory);

    /// <param name="pattern">The number of a pattern.</param>
    public PatternSearch this[int pattern] => searches[pattern] ??= new PatternSearch(
        pattern < rules.Rules.Count ? rules.Rules[pattern].Pattern : rules.Needs[pattern - rules.Rules.Count].Pattern, memory);
}
