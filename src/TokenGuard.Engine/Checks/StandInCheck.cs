using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Checks;

/// <summary>
/// Drops values that are made of words which stand for a value, as documentation and local set-ups write them, and single
/// words in capitals: <c>smtp://KEY:DOMAIN@host</c>. Whoever put a digit in has chosen one.
/// </summary>
internal sealed class StandInCheck : ICheck
{
    private const double WordSurprise = 5.2;

    public Judgement Judge(in CandidateContext candidate)
    {
        var value = candidate.Value;
        var counts = ValueCounts.Of(value);
        return Judgement.Of(counts.Digits > 0 || !(PlaceholderWords.Cover(value) || IsCapitalWord(value, counts)), "words that stand for a value");
    }

    private static bool IsCapitalWord(ReadOnlySpan<byte> value, ValueCounts counts) =>
        counts.Lower == 0 && OtherShapes.IsWordsAnd(""u8, value) && LetterSurprise.PerLetter(value) < WordSurprise;
}
