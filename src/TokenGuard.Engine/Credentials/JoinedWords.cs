namespace TokenGuard.Engine.Credentials;

/// <summary>Knows names that are made of words and short numbers with signs between them: <c>gmail_edit_draft_v2</c>, <c>tenant:t1:queue</c>.</summary>
internal static class JoinedWords
{
    private const int LongestNumber = 2;
    private const int LongestCounted = 4;
    private const int LongestPiece = 16;

    /// <summary>True if every piece is of letters of one case, or counts something; and two are words.</summary>
    public static bool Are(ReadOnlySpan<byte> value) => Count(value) > 1;

    /// <summary>True for <c>acme_q7_mk_wren_of</c>: with so many underscores it is a name, however rare its abbreviations are.</summary>
    public static bool AreName(ReadOnlySpan<byte> value) =>
        value.IndexOfAny("-.:/"u8) < 0 && Count(value) > 2 && value.IndexOf((byte)'_') is > 0 and var first && value[(first + 1)..].IndexOf((byte)'_') is > 0 and var second && value[(first + second + 2)..].IndexOf((byte)'_') > 0;

    /// <summary>The words; 0 if a piece is none and counts nothing.</summary>
    private static int Count(ReadOnlySpan<byte> value)
    {
        int start = 0, words = 0;
        while (start <= value.Length)
        {
            var length = value[start..].IndexOfAny("-_.:/"u8);
            var piece = length < 0 ? value[start..] : value.Slice(start, length);
            if (IsWord(piece))
            {
                words++;
            }
            else if (!IsNumber(piece))
            {
                return 0;
            }

            start += piece.Length + 1;
        }

        return words;
    }

    private static bool IsWord(ReadOnlySpan<byte> piece)
    {
        if (piece.Length is < 2 or > LongestPiece)
        {
            return false;
        }

        var isUpper = Ascii.IsUpper(piece[^1]);
        for (var i = 0; i < piece.Length; i++)
        {
            if (!(isUpper ? Ascii.IsUpper(piece[i]) : Ascii.IsLower(piece[i]) || (i == 0 && Ascii.IsUpper(piece[i]))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A number of few digits, with a letter or a short word before it at most: <c>2</c>, <c>v2</c>, <c>S106</c>, <c>usb0</c>; or one between two letters, as in <c>e2e</c>.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> piece)
    {
        if (piece.Length == 3 && Ascii.IsLetter(piece[0]) && Ascii.IsDigit(piece[1]) && Ascii.IsLetter(piece[2]))
        {
            return true;
        }

        var letters = 0;
        while (letters < piece.Length && Ascii.IsLetter(piece[letters]))
        {
            letters++;
        }

        foreach (var b in piece[letters..])
        {
            if (!Ascii.IsDigit(b))
            {
                return false;
            }
        }

        return letters <= LongestCounted && piece.Length - letters <= (letters == 0 ? LongestNumber : LongestCounted);
    }
}
