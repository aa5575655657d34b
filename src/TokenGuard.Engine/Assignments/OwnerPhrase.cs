using TokenGuard.Engine.Credentials;

namespace TokenGuard.Engine.Assignments;

/// <summary>Steps over what a sentence says between a credential's name and its value: whose it is, and the verb.</summary>
internal static class OwnerPhrase
{
    private const int Longest = 40;
    private const int MostWords = 3;
    private const int LongestLine = 200;

    private static readonly byte[][] Prepositions = [.. new[] { "for ", "of ", "to ", "on ", "in " }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly byte[][] Verbs = [.. new[] { "is", "was" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly WordSet Changes = new("Set Change Changed Reset Update Updated Rotate set sets setting change changes changed changing reset resets update updates updated rotate rotated switch switched");

    /// <summary>
    /// <c>for the shop is …</c>, <c>of Acme: …</c>, <c>was …</c>, and <c>to …</c> behind what changes one: <c>we set the
    /// password to …</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">The first byte behind the name and a blank.</param>
    /// <returns>Where the value would begin.</returns>
    public static int Skip(ReadOnlySpan<byte> text, ByteSpan name, int at)
    {
        foreach (var word in Prepositions)
        {
            if (text[at..].StartsWith(word))
            {
                var behind = at + word.Length;
                return SkipVerb(text, OwnerEnd(text, behind) ?? (text[at..].StartsWith("to "u8) && IsChanged(text, name.Start) ? behind : at));
            }
        }

        return SkipVerb(text, at);
    }

    private static int? OwnerEnd(ReadOnlySpan<byte> text, int at)
    {
        var from = at;
        for (var i = 0; i < MostWords; i++)
        {
            var end = at;
            while (end < text.Length && end - from < Longest && (Ascii.IsWord(text[end]) || text[end] is (byte)'.' or (byte)'-' or (byte)'@'))
            {
                end++;
            }

            if (end == at || end + 1 >= text.Length)
            {
                return null;
            }

            if (text[end] is (byte)':' or (byte)'=')
            {
                return !CredentialName.MayOwn(text[at..end]) ? null : Blanks.SkipInLine(text, end + 1);
            }

            if (text[end] != ' ')
            {
                return null;
            }

            at = end + 1;
            if (SkipVerb(text, at) > at)
            {
                return at;
            }

            if (text[at] is (byte)':' or (byte)'=' && at + 1 < text.Length && text[at + 1] == ' ')
            {
                return at + 2;
            }
        }

        return null;
    }

    /// <summary>The verb of a sentence that tells a value: <c>the password is …</c>.</summary>
    private static int SkipVerb(ReadOnlySpan<byte> text, int at)
    {
        foreach (var verb in Verbs)
        {
            var end = at + verb.Length;
            if (end < text.Length && Ascii.IndexOfIgnoreCase(text[at..end], verb) == 0)
            {
                end += text[end] == ':' ? 1 : 0;
                return end < text.Length && text[end] == ' ' ? end + 1 : at;
            }
        }

        return at;
    }

    /// <summary>True if a word before the name in its line says that it gets a new value.</summary>
    private static bool IsChanged(ReadOnlySpan<byte> text, int at)
    {
        var start = Math.Max(0, at - LongestLine);
        var before = text[start..at];
        before = before[(before.LastIndexOf((byte)'\n') + 1)..];
        while (!before.IsEmpty)
        {
            var end = before.IndexOf((byte)' ');
            if (end < 0)
            {
                return false;
            }

            if (Changes.Contains(before[..end]))
            {
                return true;
            }

            before = before[(end + 1)..];
        }

        return false;
    }
}
