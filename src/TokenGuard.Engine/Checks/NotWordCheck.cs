using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>Drops values that are, as a whole, one of some words, whatever their case.</summary>
internal sealed class NotWordCheck(string words) : ICheck
{
    private readonly string[] words = words.Split('|');

    public Judgement Judge(in CandidateContext candidate)
    {
        var value = Encoding.UTF8.GetString(candidate.Value.ToArray());
        return Judgement.Of(!words.Contains(value, StringComparer.OrdinalIgnoreCase), "a word that stands for a value");
    }
}
