namespace TokenGuard.Engine.Checks;

/// <summary>Passes values in Bech32 whose checksum fits and whose content has a given number of bytes.</summary>
internal sealed class Bech32Check(ByteCount bytes) : ICheck
{
    public static ICheck Parse(string? argument) => new Bech32Check(ByteCount.Parse(argument));

    public Judgement Judge(in CandidateContext candidate) => Bech32.BytesOf(candidate.Value) is { } count
        ? Judgement.Of(bytes.Has(count), $"holds {count} bytes")
        : Judgement.Drop("no Bech32 with a checksum that fits");
}
