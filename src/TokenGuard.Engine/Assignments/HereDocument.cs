namespace TokenGuard.Engine.Assignments;

/// <summary>Steps into a text that ends with a word of its own, as shells, Terraform, Ruby and PHP write it: <c>&lt;&lt;EOT</c>.</summary>
internal static class HereDocument
{
    private const int LongestWord = 24;

    private static ReadOnlySpan<byte> Printed => "$(cat "u8;

    /// <summary>Where its only line begins; what was given if none with one line begins there.</summary>
    public static int Skip(ReadOnlySpan<byte> text, int at)
    {
        var start = text[at..].StartsWith(Printed) ? at + Printed.Length : at;
        if (!text[start..].StartsWith("<<"u8))
        {
            return at;
        }

        start += 2;
        for (var first = start; start < text.Length && start - first < 3 && text[start] is (byte)'<' or (byte)'-' or (byte)'~' or (byte)'"' or (byte)'\'';)
        {
            start++;
        }

        var end = start;
        while (end < text.Length && end - start < LongestWord && Ascii.IsWord(text[end]))
        {
            end++;
        }

        var word = text[start..end];
        end += end < text.Length && Ascii.IsQuote(text[end]) ? 1 : 0;
        var line = Blanks.Skip(text, end);
        if (word.IsEmpty || text[end..line].IndexOf((byte)'\n') < 0)
        {
            return at;
        }

        var rest = text.Slice(line, Math.Min(ValueReader.LongestValue, text.Length - line));
        var next = rest.IndexOf((byte)'\n');
        return next > 0 && text[Blanks.Skip(text, line + next)..].StartsWith(word) ? line : at;
    }
}
