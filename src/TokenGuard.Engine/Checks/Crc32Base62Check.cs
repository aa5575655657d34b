namespace TokenGuard.Engine.Checks;

/// <summary>
/// Passes values whose last six characters are the base62 CRC-32 of the random part before them. The random part
/// starts behind the first underscore after the rule's public prefix, or where the prefix ends.
/// Source: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
/// </summary>
internal sealed class Crc32Base62Check : ICheck
{
    private const int ChecksumLength = 6;

    public Judgement Judge(in CandidateContext candidate)
    {
        var value = candidate.Value;
        var start = Math.Min(candidate.Rule.PublicPrefix, value.Length);
        if (value.Length - start <= ChecksumLength)
        {
            return Judgement.Drop("too short for a checksum");
        }

        Span<byte> expected = stackalloc byte[ChecksumLength];
        Base62Crc32.Write(value.Slice(start, value.Length - start - ChecksumLength), expected);
        return value[^ChecksumLength..].SequenceEqual(expected) ? Judgement.Pass : Judgement.Refute("the checksum does not fit");
    }
}
