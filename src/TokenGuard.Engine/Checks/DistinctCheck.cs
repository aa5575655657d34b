namespace TokenGuard.Engine.Checks;

/// <summary>Passes values with at least a given number of different bytes.</summary>
internal sealed class DistinctCheck(int wanted) : ICheck
{
    public Judgement Judge(in CandidateContext candidate)
    {
        Span<bool> seen = stackalloc bool[256];
        seen.Clear();
        var distinct = 0;
        foreach (var b in candidate.Value)
        {
            if (!seen[b])
            {
                seen[b] = true;
                distinct++;
            }
        }

        return Judgement.Of(distinct >= wanted, $"{distinct} different characters, {wanted} wanted");
    }
}
