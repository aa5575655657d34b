namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds what a chain of calls begins with, of which a name is a link: <c>AcmeClient.builder()</c> of
/// <c>AcmeClient.builder().host("…").apiKey("…")</c>.
/// </summary>
internal static class CallChain
{
    private const int MostLinks = 12;

    /// <summary>The callee of the first call, or null if the name is no link of a chain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where the name begins, its dot included or not.</param>
    /// <param name="first">Nothing before it is read.</param>
    public static ByteSpan? Root(ReadOnlySpan<byte> text, int name, int first)
    {
        var at = text[name] == '.' ? name : BeforeJoint(text, name, first);
        for (var i = 0; i < MostLinks && at >= 0; i++)
        {
            at = Math.Max(first, Blanks.SkipBack(text, at));
            if (at <= first || text[at - 1] != ')' || Opening(text, at - 1, first) is not { } open)
            {
                return i > 0 ? WordEndingAt(text, at, first) : null;
            }

            var callee = WordEndingAt(text, open, first);
            if (callee is not { } span || text[span.Start] != '.' && BeforeJoint(text, span.Start, first) < 0)
            {
                return callee;
            }

            at = text[span.Start] == '.' ? span.Start : BeforeJoint(text, span.Start, first);
        }

        return null;
    }

    /// <summary>Where the dot or the arrow before a name stands; -1 if there is none.</summary>
    private static int BeforeJoint(ReadOnlySpan<byte> text, int name, int first)
    {
        if (name > first && text[name - 1] == '.')
        {
            return name - 1;
        }

        return name - 1 > first && text[name - 1] == '>' && text[name - 2] == '-' ? name - 2 : -1;
    }

    private static int? Opening(ReadOnlySpan<byte> text, int closing, int first)
    {
        for (var (i, open) = (closing, 0); i >= first; i--)
        {
            open += text[i] switch { (byte)')' => 1, (byte)'(' => -1, _ => 0 };
            if (open == 0)
            {
                return i;
            }
        }

        return null;
    }

    private static ByteSpan? WordEndingAt(ReadOnlySpan<byte> text, int end, int first)
    {
        var start = end;
        while (start > first && (Ascii.IsWord(text[start - 1]) || text[start - 1] is (byte)'.' or (byte)':'))
        {
            start--;
        }

        return end > start ? ByteSpan.FromBounds(start, end) : null;
    }
}
