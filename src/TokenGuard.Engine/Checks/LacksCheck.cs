using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops values that have one of some texts in them: what another kind of token, or a sample, is known by.</summary>
internal sealed class LacksCheck(string texts) : ICheck
{
    private readonly byte[][] texts = [.. texts.Split('|').Select(Encoding.UTF8.GetBytes)];

    public Judgement Judge(in CandidateContext candidate)
    {
        foreach (var text in texts)
        {
            if (candidate.Value.IndexOf(text) >= 0)
            {
                return Judgement.Drop("a text that other values are known by");
            }
        }

        return Judgement.Pass;
    }
}
