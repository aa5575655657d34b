using System.Globalization;

namespace TokenGuard.Engine.Checks;

/// <summary>Passes values that are base64 of a given number of bytes.</summary>
internal sealed class Base64LengthCheck(int least, int most) : ICheck
{
    public static ICheck Parse(string? argument)
    {
        var parts = (argument ?? "").Split('-');
        if (parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            && int.TryParse(parts[parts.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            && least <= most)
        {
            return new Base64LengthCheck(least, most);
        }

        throw new FormatException($"needs a number of bytes or a range such as 32-64, not '{argument}'");
    }

    public Judgement Judge(in CandidateContext candidate)
    {
        var decoded = new byte[Base64.MaxDecodedLength(candidate.Value.Length)];
        var length = Base64.Decode(candidate.Value, decoded);
        return length < 0
            ? Judgement.Drop("no valid base64")
            : Judgement.Of(length >= least && length <= most, $"decodes into {length} bytes");
    }
}
