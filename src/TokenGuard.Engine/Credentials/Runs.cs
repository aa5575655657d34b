namespace TokenGuard.Engine.Credentials;

/// <summary>Measures what hands type without thinking: repeated characters, alphabets, numbers in order, keyboard rows.</summary>
internal static class Runs
{
    private const int ShortestRun = 4;

    private static readonly byte[] Rows = System.Text.Encoding.ASCII.GetBytes("qwertyuiop asdfghjkl zxcvbnm 1234567890 qwertzuiop azertyuiop");

    /// <summary>How many of the value's characters stand in such runs of four or more, and in the longest of them.</summary>
    public static (int Covered, int Longest) Measure(ReadOnlySpan<byte> value)
    {
        int covered = 0, longest = 0;
        for (var i = 0; i < value.Length;)
        {
            var length = Math.Max(Math.Max(RunOf(value[i..], 0), RunOf(value[i..], 1)), Math.Max(RunOf(value[i..], -1), Walk(value[i..])));
            if (length >= ShortestRun)
            {
                covered += length;
                longest = Math.Max(longest, length);
                i += length;
            }
            else
            {
                i++;
            }
        }

        return (covered, longest);
    }

    private static int RunOf(ReadOnlySpan<byte> value, int step)
    {
        var length = 1;
        while (length < value.Length && value[length] == value[length - 1] + step)
        {
            length++;
        }

        return length;
    }

    private static int Walk(ReadOnlySpan<byte> value)
    {
        var longest = 1;
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
}
