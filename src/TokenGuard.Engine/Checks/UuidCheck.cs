namespace TokenGuard.Engine.Checks;

/// <summary>Passes UUIDs of the versions that software makes (1, 3, 4, 5, 7) in the variant of RFC 9562.</summary>
internal sealed class UuidCheck : ICheck
{
    private const int Length = 36;
    private const int VersionAt = 14;
    private const int VariantAt = 19;

    public Judgement Judge(in CandidateContext candidate)
    {
        var value = candidate.Value;
        if (value.Length != Length)
        {
            return Judgement.Drop("a UUID has 36 characters");
        }

        for (var i = 0; i < value.Length; i++)
        {
            var dash = i is 8 or 13 or 18 or 23;
            if (dash ? value[i] != '-' : !Ascii.IsHexDigit(value[i]))
            {
                return Judgement.Drop("no UUID");
            }
        }

        var version = value[VersionAt] - '0';
        var variant = Ascii.HexValue(value[VariantAt]);
        return Judgement.Of(version is 1 or 3 or 4 or 5 or 7 && variant is >= 8 and <= 11, "a UUID of no known version");
    }
}
