namespace TokenGuard.Engine.Checks;

/// <summary>Drops values that read as words or an identifier.</summary>
internal sealed class NotWordsCheck : ICheck
{
    private const double MostWords = 0.6;

    public Judgement Judge(in CandidateContext candidate) =>
        Judgement.Of(WordLikeness.Share(candidate.Value) < MostWords, "reads as words or an identifier");
}
