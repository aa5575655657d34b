namespace TokenGuard.Engine.Assignments;

/// <summary>Finds the program that a flag is given to: <c>acme</c> of <c>npx acme login --user robin --token …</c>.</summary>
internal static class CommandReader
{
    private const int MostWords = 6;

    /// <summary>The program's name without its folder; null if the name is no flag or no word names a program.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the flag's name begins, its hyphens included or not.</param>
    /// <param name="first">Nothing before it is read.</param>
    public static ByteSpan? Program(ReadOnlySpan<byte> text, int name, int first)
    {
        var flag = name;
        while (flag > first && text[flag - 1] == '-')
        {
            flag--;
        }

        if (flag <= first || text[flag] != '-' || text[flag - 1] > ' ')
        {
            return null;
        }

        var at = Start(text, flag, first);
        for (var i = 0; i < MostWords; i++)
        {
            at = Blanks.Skip(text, at);
            var end = at;
            while (end < flag && text[end] > ' ')
            {
                end++;
            }

            if (end == at || end >= flag || text[at] == '-' && end > at + 1)
            {
                return null;
            }

            var word = text[at..end];
            if (!IsBefore(word))
            {
                return ByteSpan.FromBounds(at + word.LastIndexOf((byte)'/') + 1, end);
            }

            at = end;
        }

        return null;
    }

    /// <summary>What may stand before a program's name: a prompt, a variable that it is given, another program that runs it.</summary>
    private static bool IsBefore(ReadOnlySpan<byte> word) =>
        !Ascii.IsWord(word[word.Length - 1]) || word.IndexOf((byte)'=') >= 0
        || word.SequenceEqual("sudo"u8) || word.SequenceEqual("exec"u8) || word.SequenceEqual("RUN"u8)
        || word.SequenceEqual("npx"u8) || word.SequenceEqual("bunx"u8) || word.SequenceEqual("uvx"u8);

    /// <summary>Behind the line's start, or what ends the command before it; lines that go on in the next one are one.</summary>
    private static int Start(ReadOnlySpan<byte> text, int at, int first)
    {
        while (at > first)
        {
            var b = text[at - 1];
            var goesOn = b == '\n' && at - 1 > first && text[at - 2] is (byte)'\\' or (byte)'`';
            if (b is (byte)';' or (byte)'|' or (byte)'&' || b == '\n' && !goesOn)
            {
                break;
            }

            at--;
        }

        return at;
    }
}
