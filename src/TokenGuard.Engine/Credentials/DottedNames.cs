using TokenGuard.Engine.Rarity;

namespace TokenGuard.Engine.Credentials;

/// <summary>Knows names with dots between them, or before them: types, members, hosts, files.</summary>
internal static class DottedNames
{
    private const int FewestPieces = 4;
    private const int LongestPiece = 12;

    /// <summary>Of what a service begins its names with, as in <c>acme:gateList.wren</c>.</summary>
    private const int LongestOwner = 8;

    /// <summary>What types of keys and their kin end with.</summary>
    private static readonly byte[][] TypeEnds = [.. new[] { "Key", "Token", "Secret", "Credential", "Credentials", "Password" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool Are(ReadOnlySpan<byte> value, ValueCounts counts)
    {
        if (counts.Digits == 0 && value.IndexOf((byte)':') is > 1 and <= LongestOwner and var colon && value[colon..].IndexOf((byte)'.') > 1 && OtherShapes.IsWordsAnd("."u8, value[(colon + 1)..]) && OtherShapes.IsWordsAnd(""u8, value[..colon]))
        {
            return true;
        }

        var pieces = 1;
        var pieceStart = true;
        foreach (var b in value)
        {
            if (b == '.')
            {
                pieces++;
                pieceStart = true;
            }
            else if (!(Ascii.IsWord(b) || b == '-') || (pieceStart && !Ascii.IsLetter(b)))
            {
                return false;
            }
            else
            {
                pieceStart = false;
            }
        }

        if (pieces == 1 || pieceStart)
        {
            return false;
        }

        // So many without a digit are none of a token, however rare their letters are.
        return IsType(value) || (counts.Digits == 0 && pieces >= FewestPieces)
            || (counts.Digits <= counts.Letters / 3 && LetterSurprise.PerLetter(value) < 5.2);
    }

    /// <summary><c>c.wren.q0Gates</c>: short words with two dots between them at least, which code has for members.</summary>
    public static bool AreShort(ReadOnlySpan<byte> value)
    {
        int dots = 0, length = 0;
        foreach (var b in value)
        {
            dots += b == '.' ? 1 : 0;
            length = b == '.' ? 0 : length + 1;
            if (length > LongestPiece || (length == 1 && !Ascii.IsLetter(b)) || (b != '.' && !Ascii.IsWord(b)))
            {
                return false;
            }
        }

        return dots > 1 && length > 0;
    }

    /// <summary><c>x25519.X25519PrivateKey</c></summary>
    private static bool IsType(ReadOnlySpan<byte> value)
    {
        if (!Ascii.IsUpper(value[value.LastIndexOf((byte)'.') + 1]))
        {
            return false;
        }

        foreach (var end in TypeEnds)
        {
            if (value.EndsWith(end))
            {
                return true;
            }
        }

        return false;
    }
}
