namespace TokenGuard.Engine.Assignments;

/// <summary>Knows the signs by which languages and configuration assign and compare.</summary>
internal static class AssignmentSign
{
    private const int Longest = 4;

    /// <summary>The end of a sign of assignment or comparison that begins here, or null.</summary>
    public static int? EndOf(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < Longest && text[end] is (byte)'=' or (byte)':' or (byte)'?' or (byte)'!' or (byte)'+' or (byte)'|' or (byte)'-' or (byte)'.' or (byte)'>')
        {
            end++;
        }

        // What an equals sign assigns may begin with a flag's dashes or an address's colons.
        if (end - at > 2 && text[at] == '=' && (text[(at + 1)..end].SequenceEqual("--"u8) || text[(at + 1)..end].SequenceEqual("::"u8)))
        {
            return at + 1;
        }

        var sign = text[at..end];
        return sign.IndexOf((byte)'=') >= 0 || sign[^1] is (byte)':' or (byte)'>' || sign.SequenceEqual("|"u8) || sign.SequenceEqual(":-"u8) ? end : null;
    }
}
