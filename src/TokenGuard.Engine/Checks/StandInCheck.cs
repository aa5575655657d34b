using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops values that are made of words which stand for a value, as documentation and local set-ups write them. Whoever
/// put a digit in has chosen one.
/// </summary>
internal sealed class StandInCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate) =>
        Judgement.Of(ValueCounts.Of(candidate.Value).Digits > 0 || !PlaceholderWords.Cover(candidate.Value), "words that stand for a value");
}
