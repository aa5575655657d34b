namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Finds the value that a test has a call or a property return, or that code compares it with: <c>when(a.getX()).thenReturn("…")</c>,
/// <c>gate.Setup(g => g.X).Returns("…")</c>, <c>x.equals("…")</c>.
/// </summary>
internal static class StubReader
{
    // Mockito, NSubstitute and Moq, Sinon, Jest, RSpec; Java and .NET. What a test expects stands in it elsewhere too.
    private static readonly string[] Names =
    [
        "thenReturn", "willReturn", "Returns", "ReturnsAsync", "returns", "mockReturnValue", "mockResolvedValue", "and_return",
        "equals", "Equals", "equalsIgnoreCase",
    ];

    private static readonly byte[][] Calls = [.. Names.Select(name => System.Text.Encoding.ASCII.GetBytes("." + name + "("))];

    /// <summary>Python's mock has an attribute for it.</summary>
    private static ReadOnlySpan<byte> Returned => ".return_value"u8;

    /// <summary>Where a name ends that such a call is joined to by a dot: <c>gate.password.equals(</c>; the end given if none is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    public static int NameEnd(ReadOnlySpan<byte> text, int start, int end)
    {
        if (end < text.Length && text[end] == '(')
        {
            var dot = text[start..end].LastIndexOf((byte)'.');
            return dot > 0 && CallAt(text, start + dot) is not null ? start + dot : end;
        }

        return text[start..end].EndsWith(Returned) && end - start > Returned.Length ? end - Returned.Length : end;
    }

    /// <summary>Steps from behind the name, or the brackets of its call, to the quote.</summary>
    public static bool Skip(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at < text.Length && text[at] == ')' ? at + 1 : at;
        if (text[start..].StartsWith(Returned))
        {
            var sign = Blanks.SkipInLine(text, start + Returned.Length);
            return sign + 1 < text.Length && text[sign] == '=' && text[sign + 1] != '=' && SkipTo(text, Blanks.SkipInLine(text, sign + 1), ref at);
        }

        return CallAt(text, start) is { } length && SkipTo(text, Blanks.Skip(text, start + length), ref at);
    }

    private static bool SkipTo(ReadOnlySpan<byte> text, int value, ref int at)
    {
        if (value >= text.Length || !Ascii.IsQuote(text[value]))
        {
            return false;
        }

        at = value;
        return true;
    }

    private static int? CallAt(ReadOnlySpan<byte> text, int at)
    {
        if (at >= text.Length || text[at] != '.')
        {
            return null;
        }

        foreach (var call in Calls)
        {
            if (text[at..].StartsWith(call))
            {
                return call.Length;
            }
        }

        return null;
    }
}
