namespace TokenGuard.Engine.Checks;

/// <summary>Passes values that are base64 of a given number of bytes.</summary>
internal sealed class Base64LengthCheck(ByteCount bytes) : ICheck
{
    public static ICheck Parse(string? argument) => new Base64LengthCheck(ByteCount.Parse(argument));

    public Judgement Judge(in CandidateContext candidate)
    {
        var decoded = new byte[Base64.MaxDecodedLength(candidate.Value.Length)];
        var length = Base64.Decode(candidate.Value, decoded);
        return length < 0
            ? Judgement.Drop("no valid base64")
            : Judgement.Of(bytes.Has(length), $"decodes into {length} bytes");
    }
}
