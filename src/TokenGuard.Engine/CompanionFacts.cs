using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine;

/// <summary>Adds the companions that rules ask for to what is found.</summary>
internal sealed class CompanionFacts(LayerStack layers, FindingList found)
{
    /// <summary>Adds one where the pattern of its need is met, unless it is none.</summary>
    public void Add(CompiledNeed need, ReadOnlySpan<byte> text, PatternMatch match)
    {
        if (need.ToFact(text, match) is { } fact)
        {
            found.AddFact(fact with { Offset = layers.ToBlob(new ByteSpan(fact.Offset, 1)).Start });
        }
    }

    /// <summary>Adds those without an anchor of their own: looked for once in a file that has a finding, encoded or not.</summary>
    public void AddWanted(ReadOnlySpan<byte> text)
    {
        foreach (var need in found.Wanted)
        {
            var search = new PatternSearch(need.Pattern);
            for (var from = 0; search.TryNext(text, from, out var match); from = Math.Max(match.Start + 1, match.End))
            {
                Add(need, text, match);
            }
        }
    }
}
