namespace TokenGuard.Engine.Credentials;

/// <summary>Measures what hands type without thinking: repeated characters, alphabets, numbers in order, keyboard rows.</summary>
internal static class Runs
{
    private const int ShortestRun = 4;
    private const int ShortestStretch = 16;

    private static readonly byte[] Rows = System.Text.Encoding.ASCII.GetBytes("qwertyuiop asdfghjkl zxcvbnm 1234567890 qwertzuiop azertyuiop");

    // Most characters are no neighbours of one row, which is seen at once.
    private static readonly bool[] AreNeighbours = FindNeighbours();

    /// <summary>How many of the value's characters stand in such runs of four or more, and in the longest of them.</summary>
    public static (int Covered, int Longest) Measure(ReadOnlySpan<byte> value) => Measure(value, out _);

    /// <summary>
    /// True if runs of different kinds (digits, small letters, capitals) make up most of a stretch that is as long as
    /// tokens are, none of them nearly all of it, and they do not start again: hands typed them to fit a format.
    /// </summary>
    public static bool AreJoined(ReadOnlySpan<byte> value)
    {
        for (var start = 0; start < value.Length;)
        {
            var length = 0;
            while (start + length < value.Length && Ascii.IsAlphanumeric(value[start + length]))
            {
                length++;
            }

            if (length >= ShortestStretch && IsJoined(value.Slice(start, length)))
            {
                return true;
            }

            start += length + 1;
        }

        return false;
    }

    /// <summary>
    /// True if nearly all of it is characters that stand four times or more, as in <c>AAAAABBBBB</c>, or if what stands
    /// behind its last sign is a few characters three times or more: <c>acme-123123123</c>.
    /// </summary>
    public static bool AreRepeats(ReadOnlySpan<byte> value)
    {
        var last = value[(value.LastIndexOfAny((byte)'-', (byte)'_') + 1)..];
        if (last.Length * 2 > value.Length && (IsRepeated(last, 3) || IsRepeated(last, 4)))
        {
            return true;
        }

        var covered = 0;
        for (var i = 0; i < value.Length;)
        {
            var length = RunOf(value[i..], 0);
            covered += length >= ShortestRun ? length : 0;
            i += length;
        }

        return covered * 4 > value.Length * 3;
    }

    /// <summary>True if no character stands twice: rows of a keyboard are run through once.</summary>
    public static bool AreDifferent(ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (value[(i + 1)..].IndexOf(value[i]) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRepeated(ReadOnlySpan<byte> text, int period) => text.Length >= 3 * period && text[period..].SequenceEqual(text[..^period]);

    private static bool IsJoined(ReadOnlySpan<byte> stretch)
    {
        var (covered, longest) = Measure(stretch, out var kinds);
        return kinds > 1 && covered * 2 > stretch.Length && longest * 6 <= stretch.Length * 5 && !StartsAgain(stretch) && !IsAlphabet(stretch);
    }

    /// <summary>True for the digits of an encoding, hexadecimal or base 32, 36 and 62: code lists them, and examples count by them.</summary>
    private static bool IsAlphabet(ReadOnlySpan<byte> stretch)
    {
        var digits = 0;
        var startsAtA = false;
        for (var i = 0; i < stretch.Length; i++)
        {
            digits += Ascii.IsDigit(stretch[i]) ? 1 : 0;
            startsAtA |= stretch[i] is (byte)'a' or (byte)'A';
            if (stretch[(i + 1)..].IndexOf(stretch[i]) >= 0)
            {
                return false;
            }
        }

        return startsAtA && (digits == 10 || (digits == 6 && stretch.IndexOf("234567"u8) >= 0));
    }

    private static bool StartsAgain(ReadOnlySpan<byte> stretch)
    {
        for (var period = 1; period * 2 <= stretch.Length; period++)
        {
            if (stretch[period] == stretch[0] && stretch[period..].SequenceEqual(stretch[..^period]))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Covered, int Longest) Measure(ReadOnlySpan<byte> value, out int kinds)
    {
        int covered = 0, longest = 0;
        bool digits = false, lower = false, upper = false;
        for (var i = 0; i < value.Length;)
        {
            var length = Math.Max(Math.Max(RunOf(value[i..], 0), RunOf(value[i..], 1)), Math.Max(RunOf(value[i..], -1), Walk(value[i..])));
            if (length >= ShortestRun)
            {
                covered += length;
                digits |= Ascii.IsDigit(value[i]);
                lower |= Ascii.IsLower(value[i]);
                upper |= Ascii.IsUpper(value[i]);
                longest = Math.Max(longest, length);
                i += length;
            }
            else
            {
                i++;
            }
        }

        kinds = (digits ? 1 : 0) + (lower ? 1 : 0) + (upper ? 1 : 0);
        return (covered, longest);
    }

    private static int RunOf(ReadOnlySpan<byte> value, int step)
    {
        var length = 1;
        while (length < value.Length && Ascii.ToLower(value[length]) == Ascii.ToLower(value[length - 1]) + step)
        {
            length++;
        }

        return length;
    }

    private static int Walk(ReadOnlySpan<byte> value)
    {
        var longest = 1;
        if (value.Length < 2 || !AreNeighbours[(Ascii.ToLower(value[0]) << 8) | Ascii.ToLower(value[1])])
        {
            return longest;
        }

        for (var at = 0; at < Rows.Length; at++)
        {
            var length = 0;
            while (length < value.Length && at + length < Rows.Length && Rows[at + length] != ' ' && Ascii.ToLower(value[length]) == Rows[at + length])
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static bool[] FindNeighbours()
    {
        var found = new bool[1 << 16];
        for (var at = 0; at + 1 < Rows.Length; at++)
        {
            found[(Rows[at] << 8) | Rows[at + 1]] = true;
        }

        return found;
    }
}
