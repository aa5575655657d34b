namespace TokenGuard.Engine.Checks;

/// <summary>
/// Passes JSON web tokens (RFC 7519): header and payload decode to JSON objects, the header names an algorithm that
/// signs.
/// </summary>
internal sealed class JwtCheck : ICheck
{
    public Judgement Judge(in CandidateContext candidate)
    {
        var value = candidate.Value;
        var first = value.IndexOf((byte)'.');
        var second = first < 0 ? -1 : value[(first + 1)..].IndexOf((byte)'.') + first + 1;
        if (second <= first)
        {
            return Judgement.Drop("no two dots");
        }

        var header = Decode(value[..first]);
        if (!JsonShape.IsObject(header) || JsonShape.TextOf(header, "alg") is not { } algorithm)
        {
            return Judgement.Drop("the header is no JSON object with an alg");
        }

        if (algorithm.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return Judgement.Drop("unsigned (alg none)");
        }

        return Judgement.Of(
            JsonShape.IsObject(Decode(value[(first + 1)..second])),
            "the payload is no JSON object");
    }

    private static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> part)
    {
        var decoded = new byte[Base64.MaxDecodedLength(part.Length)];
        var length = Base64.Decode(part, decoded);
        return length < 0 ? default : decoded.AsSpan(0, length);
    }
}
