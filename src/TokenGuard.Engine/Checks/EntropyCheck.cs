using System.Globalization;

namespace TokenGuard.Engine.Checks;

/// <summary>Passes values of at least a given Shannon entropy.</summary>
/// <param name="bits">Bits per character.</param>
internal sealed class EntropyCheck(double bits) : ICheck
{
    public Judgement Judge(in CandidateContext candidate)
    {
        var entropy = ShannonEntropy.PerByte(candidate.Value);
        return entropy >= bits
            ? Judgement.Pass
            : Judgement.Drop(string.Format(CultureInfo.InvariantCulture, "{0:0.00} bits a character, {1:0.00} wanted", entropy, bits));
    }
}
