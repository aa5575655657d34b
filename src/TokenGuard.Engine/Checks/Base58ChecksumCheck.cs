namespace TokenGuard.Engine.Checks;

/// <summary>Passes values in base 58 whose checksum fits and whose content has a given number of bytes.</summary>
internal sealed class Base58ChecksumCheck(ByteCount bytes) : ICheck
{
    public static ICheck Parse(string? argument) => new Base58ChecksumCheck(ByteCount.Parse(argument));

    public Judgement Judge(in CandidateContext candidate)
    {
        if (Base58.Decode(candidate.Value) is not { } decoded || !bytes.Has(decoded.Length - Base58.ChecksumLength))
        {
            return Judgement.Drop("no base 58 of that length");
        }

        var content = decoded.AsSpan(0, decoded.Length - Base58.ChecksumLength);
        return Judgement.Of(decoded.AsSpan(content.Length).SequenceEqual(Base58.Checksum(content)), "the checksum does not fit");
    }
}
