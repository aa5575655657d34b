using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine;

/// <summary>What one rule cost and gave.</summary>
public sealed class RuleWork
{
    internal RuleWork(TokenRule rule) => Rule = rule;

    public TokenRule Rule { get; }

    /// <summary>Places of its required literals.</summary>
    public long Anchors { get; internal set; }

    /// <summary>Matches of its pattern.</summary>
    public long Candidates { get; internal set; }

    /// <summary>Matches that passed all checks; a more specific rule may still have claimed their text.</summary>
    public long Passed { get; internal set; }

    /// <summary>Time of its searches and checks, in ticks of the profile's timestamps.</summary>
    public long Ticks { get; internal set; }

    /// <summary>Adds what another scanner's share of the same scan was.</summary>
    public void Add(RuleWork other)
    {
        Anchors += other.Anchors;
        Candidates += other.Candidates;
        Passed += other.Passed;
        Ticks += other.Ticks;
    }
}
