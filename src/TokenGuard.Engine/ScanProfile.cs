namespace TokenGuard.Engine;

/// <summary>What the rules cost and gave in the scans of one <see cref="Scanner"/>; like it, it belongs to one thread.</summary>
public sealed class ScanProfile
{
    private readonly RuleWork[] work;
    private readonly Func<long> timestamp;
    private long started;

    /// <param name="rules">The rules of the scanner.</param>
    /// <param name="timestamp">Tells the time in ticks of any length, since the engine has no clock.</param>
    public ScanProfile(CompiledRules rules, Func<long> timestamp)
    {
        this.timestamp = timestamp;
        work = [.. rules.Rules.Select(rule => new RuleWork(rule.Rule))];
    }

    /// <summary>One entry for each rule of the catalogue, in its order.</summary>
    public IReadOnlyList<RuleWork> Work => work;

    /// <summary>Forgets everything so far.</summary>
    public void Clear()
    {
        for (var i = 0; i < work.Length; i++)
        {
            work[i] = new RuleWork(work[i].Rule);
        }
    }

    internal void Begin(int rule, int anchors)
    {
        work[rule].Anchors += anchors;
        started = timestamp();
    }

    internal void Candidate(int rule, bool passed)
    {
        work[rule].Candidates++;
        work[rule].Passed += passed ? 1 : 0;
    }

    internal void End(int rule) => work[rule].Ticks += timestamp() - started;
}
